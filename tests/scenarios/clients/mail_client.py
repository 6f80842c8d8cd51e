"""Sends a letter and fetches it: mail_client.py SMTP-PORT KIND POP-PORT KIND IMAP-PORT KIND USER PASSWORD [auth]

KIND is plain, starttls or tls; a port of 0 leaves that part out. The letter has lines that begin with dots, accents, a long
line and an attachment; what POP3 and IMAP give must hold it unchanged behind what servers add at the top."""
import imaplib
import poplib
import smtplib
import ssl
import sys
import time
from email.message import EmailMessage

ports = [int(sys.argv[i]) for i in (1, 3, 5)]
kinds = [sys.argv[i] for i in (2, 4, 6)]
user, password = sys.argv[7], sys.argv[8]
login = len(sys.argv) > 9
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE

letter = EmailMessage()
letter["From"], letter["To"] = "student@example.net", f"{user}@localhost"
letter["Subject"] = "Un été à l'œuvre"
letter["X-Number"] = str(time.time_ns())
letter.set_content(".a dot\n..two\n.\nété, œuvre, façade\n" + "x" * 900 + "\n", cte="8bit")
letter.add_attachment(bytes(range(256)) * 20, "application", "octet-stream", filename="bytes.bin")
wire = letter.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

smtp = (smtplib.SMTP_SSL("127.0.0.1", ports[0], timeout=20, context=context) if kinds[0] == "tls"
        else smtplib.SMTP("127.0.0.1", ports[0], timeout=20))
smtp.ehlo("student.example.net")
if kinds[0] == "starttls":
    smtp.starttls(context=context)
    smtp.ehlo("student.example.net")
if login:
    try:
        smtp.login(user, "wrong")
        raise AssertionError("a wrong password was taken")
    except smtplib.SMTPAuthenticationError as refused:
        print("wrong password ->", refused.smtp_code)
    smtp.login(user, password)
refused = smtp.sendmail("student@example.net", [f"{user}@localhost"], wire, ["BODY=8BITMIME"])
assert not refused, refused
smtp.quit()
print("sent")


def check(text, how):
    text = text if text.endswith(b"\r\n") else text + b"\r\n"
    assert text.endswith(wire), f"{how}: other bytes: {text[-400:]!r}"
    print(how, "as sent")


if ports[1]:
    def connect():
        pop = (poplib.POP3_SSL("127.0.0.1", ports[1], timeout=20, context=context) if kinds[1] == "tls"
               else poplib.POP3("127.0.0.1", ports[1], timeout=20))
        if kinds[1] == "starttls":
            pop.stls(context=context)
        return pop

    pop = connect()
    try:
        pop.user(user)
        pop.pass_("wrong")
        raise AssertionError("a wrong password was taken")
    except poplib.error_proto as refused:
        print("wrong password ->", str(refused)[:6])
    pop.close()
    pop = connect()
    pop.user(user)
    pop.pass_(password)
    count = pop.stat()[0]
    check(b"\r\n".join(pop.retr(count)[1]) + b"\r\n", "POP3")
    assert len(pop.uidl()[1]) == count
    pop.quit()
if ports[2]:
    imap = (imaplib.IMAP4_SSL("127.0.0.1", ports[2], ssl_context=context, timeout=20) if kinds[2] == "tls"
            else imaplib.IMAP4("127.0.0.1", ports[2], timeout=20))
    if kinds[2] == "starttls":
        imap.starttls(ssl_context=context)
    try:
        imap.login(user, "wrong")
        raise AssertionError("a wrong password was taken")
    except imaplib.IMAP4.error as refused:
        print("wrong password ->", str(refused)[:40])
    imap.login(user, password)
    print("folders", len(imap.list()[1]))
    assert imap.select("INBOX")[0] == "OK"
    found = imap.search(None, "HEADER", "X-Number", letter["X-Number"])[1][0].split()
    assert len(found) == 1, found
    check(imap.fetch(found[0], "(BODY.PEEK[])")[1][0][1], "IMAP")
    imap.store(found[0], "-FLAGS", r"(\Seen)")  # some servers take POP3's RETR for reading
    assert found[0] in imap.search(None, "UNSEEN")[1][0].split()
    imap.fetch(found[0], "(RFC822)")
    assert found[0] not in imap.search(None, "UNSEEN")[1][0].split()
    imap.store(found[0], "+FLAGS", r"(\Deleted)")
    imap.expunge()
    assert imap.search(None, "HEADER", "X-Number", letter["X-Number"])[1][0] == b""
    imap.logout()
print("done")
