"""aiosmtpd as a server that puts letters into a Maildir: smtp_server.py MAILDIR CERTIFICATE KEY starttls|tls

Letters are kept as they came. alice with the password wonderland may log in; recipients that begin with "nobody" are refused."""
import asyncio
import mailbox
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

maildir, certificate, key, kind = sys.argv[1:5]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)


class Letterbox:
    def __init__(self):
        self.box = mailbox.Maildir(maildir)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 There is nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        # The bytes, not a message: parsing and writing again could change them.
        self.box.add(envelope.original_content)
        return "250 OK, kept"


def authenticate(server, session, envelope, mechanism, data):
    # Not handled: aiosmtpd is to answer a refusal itself.
    return AuthResult(success=(data.login, data.password) == (b"alice", b"wonderland"), handled=False)


def new_session():
    return SMTP(Letterbox(), authenticator=authenticate, auth_require_tls=False, enable_SMTPUTF8=True,
                hostname="mail.example.net", tls_context=context if kind == "starttls" else None)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(new_session, "127.0.0.1", 0, ssl=context if kind == "tls" else None)
    print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", file=sys.stderr, flush=True)
    await server.serve_forever()


asyncio.run(main())
