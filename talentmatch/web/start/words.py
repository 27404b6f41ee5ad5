"""The words for what the ways in say: why a skill is proposed, and how near a job is."""

from talentmatch.i18n import N_

REASON = {
    "business": N_("You know how a business earns and spends."),
    "chemicals": N_("You handle paints, detergents or other chemicals."),
    "cold": N_("What you handle must stay cold."),
    "computer": N_("You use a computer for this work."),
    "dosing": N_("You weigh, dose or measure exactly."),
    "drawings": N_("You read plans and technical drawings."),
    "electricity": N_("You work with electricity or controls."),
    "goods": N_("You receive, store, pack or count goods."),
    "hands": N_("You work with your hands and take things up yourself."),
    "health": N_("You know medicines, patients or the rules for them."),
    "hygiene": N_("Strict rules of hygiene hold for this work."),
    "laboratory": N_("This belongs to work in a laboratory."),
    "leading": N_("You lead people or teach them the work."),
    "machines": N_("You run, set or clean machines and installations."),
    "mechanics": N_("You fit, mend or adjust mechanical parts."),
    "people": N_("You deal with customers, patients or colleagues all day."),
    "planning": N_("You plan time, work or money."),
    "precision": N_("Small mistakes count, so you look closely."),
    "procedures": N_("The work follows fixed steps."),
    "quality": N_("You look for faults and for better ways to work."),
    "records": N_("You write down what was done."),
    "repair": N_("You find faults and mend them."),
    "research": N_("You look for answers that nobody has yet, or learn new things fast."),
    "safety": N_("The work has risks, so you protect yourself and others."),
    "shifts": N_("Early, late or changing hours are usual."),
    "studies": N_("Your studies or training usually cover this."),
    "team": N_("You depend on colleagues and they on you."),
    "vehicles": N_("You drive lifting vehicles."),
    "water": N_("You deal with water, waste or the environment."),
}
BAND = {
    "all": N_("You have all the essential skills"),
    "nearly": N_("Nearly there"),
    "halfway": N_("Halfway"),
    "beginning": N_("A beginning"),
}
BAND_MEANS = {
    "all": N_("Nothing essential is missing."),
    "nearly": N_("You have at least two thirds of the essential skills."),
    "halfway": N_("You have at least half of the essential skills."),
    "beginning": N_("You have less than half of the essential skills."),
}
