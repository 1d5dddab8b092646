"""What trafilatura makes of pages: lines {id, url, html} in, lines {id, text, ms} out, for extraction.ts --texts.

python -m venv VENV && VENV/bin/pip install trafilatura && VENV/bin/python tests/quality/trafilaturaTexts.py < PAGES > TEXTS
"""

import json
import sys
import time

import trafilatura


def text_of(page):
    return trafilatura.extract(page["html"], url=page["url"], include_comments=False) or ""


for number, line in enumerate(sys.stdin):
    page = json.loads(line)
    if number == 0:
        text_of(page)  # so that it is as warm as in a service
    start = time.process_time()
    text = text_of(page)
    ms = 1000 * (time.process_time() - start)
    print(json.dumps({"id": page["id"], "text": text, "ms": ms}))
