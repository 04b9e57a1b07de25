"""What axe-core objects to on a page, in light and in dark.

Nearly all of its time goes into the contrast of colours, which is looked at for every width and
scheme. The page is loaded, and axe-core put into it, once for both schemes: no script of ours asks
for the scheme, so that only the style sheets answer to it.
"""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

WIDTHS = {str(width): {"viewport": {"width": width, "height": 800}} for width in (1280, 375)}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Django's admin fades colours: what axe-core sees must have come to rest.
RUN = """(rules) => {
  for (const fading of document.getAnimations()) fading.finish();
  return axe.run(rules);
}"""


def violations(page: Page) -> dict[str, str]:
    """By scheme; nothing if there is nothing to object to."""
    page.evaluate(AXE_SCRIPT)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = AxeResults(page.evaluate(RUN, RULES))
        if results.violations_count:
            found[scheme] = results.generate_report()
    return found
