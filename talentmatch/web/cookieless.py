"""Routes that neither read nor set a cookie, because other sites show them in a frame."""

FRAMED = frozenset({"embed.search", "embed.job"})
FRAMED_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors *"
)
FOR_OTHER_SITES = "js/frames.js"  # the one file that their pages load from here
FRAMED_HEADERS = {"Content-Security-Policy": FRAMED_POLICY, "Cross-Origin-Resource-Policy": "cross-origin"}
