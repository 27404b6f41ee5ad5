"""The ways in for somebody who looks for a job: from a job, from former work, from skills, from a few questions."""

from talentmatch.web.start import choose, experience, me, reach, ticking

START_ROOMS = (me.blueprint, experience.blueprint, ticking.blueprint, choose.blueprint, reach.blueprint)
