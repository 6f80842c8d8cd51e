"""A whole NNTP dialogue with Python's nntplib: news_client.py PORT plain|starttls|tls GROUP [USER PASSWORD]"""
import io
import ssl
import sys
import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import nntplib  # noqa: E402

port, kind, group = int(sys.argv[1]), sys.argv[2], sys.argv[3]
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE

news = (nntplib.NNTP_SSL("127.0.0.1", port, ssl_context=context, timeout=20) if kind == "tls"
        else nntplib.NNTP("127.0.0.1", port, timeout=20))
if kind == "starttls":
    news.starttls(context)
if len(sys.argv) > 5:
    news.login(sys.argv[4], sys.argv[5], usenetrc=False)
print("VERSION" in news.getcapabilities())
assert group in [info.group for info in news.list()[1]]
before = news.group(group)[3]
body = [b".a dot", b"..two", b".", "été, œuvre".encode(), b"x" * 900]
head = [b"From: student@example.net", b"Newsgroups: " + group.encode(), b"Subject: posted %d" % time.time_ns(),
        b"MIME-Version: 1.0", b"Content-Type: text/plain; charset=UTF-8", b"Content-Transfer-Encoding: 8bit"]
news.post(io.BytesIO(b"\r\n".join(head + [b""] + body) + b"\r\n"))
deadline = time.monotonic() + 15
while news.group(group)[3] == before and time.monotonic() < deadline:
    time.sleep(0.1)
number = news.group(group)[3]
assert number > before, "what was posted is not there"
assert news.body(str(number))[1].lines == body, "the body came back otherwise"
over = news.over((number, number))[1][0][1]
assert over["subject"].startswith("posted "), over
assert news.article(over["message-id"])[1].lines[-len(body):] == body
try:
    news.group("no.such.group")
    raise AssertionError("an unknown group was selected")
except nntplib.NNTPTemporaryError as refused:
    print("unknown group ->", str(refused)[:3])
news.quit()
print("done")
