"""A whole FTP dialogue with Python's ftplib: ftp_client.py PORT plain|tls|implicit USER PASSWORD FOLDER

Enters FOLDER, lists it, fetches README, stores bytes of every value, fetches and compares them, deletes them and
quits. Prints what it saw; any difference is an exception."""
import ftplib
import io
import ssl
import sys

port, kind, user, password, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5]
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE


class ImplicitFtp(ftplib.FTP_TLS):
    """TLS from the first byte, which ftplib does not know."""

    @property
    def sock(self):
        return self._sock

    @sock.setter
    def sock(self, value):
        if value is not None and not isinstance(value, ssl.SSLSocket):
            value = self.context.wrap_socket(value)
        self._sock = value


ftp = {"plain": ftplib.FTP, "tls": lambda: ftplib.FTP_TLS(context=context), "implicit": lambda: ImplicitFtp(context=context)}[kind]()
ftp.connect("127.0.0.1", port, timeout=20)
ftp.login(user, password)
if kind != "plain":
    ftp.prot_p()
ftp.cwd(folder)
names = ftp.nlst()
lines = []
ftp.retrlines("LIST", lines.append)
assert len(lines) == len(names), (lines, names)
readme = io.BytesIO()
ftp.retrbinary("RETR README", readme.write)
print(f"README {len(readme.getvalue())} bytes, SIZE {ftp.size('README')}")
every = bytes(range(256)) * 4000
if user != "anonymous":
    ftp.storbinary("STOR every.bin", io.BytesIO(every))
    back = io.BytesIO()
    ftp.retrbinary("RETR every.bin", back.write)
    assert back.getvalue() == every, "what was stored came back otherwise"
    ftp.delete("every.bin")
    assert "every.bin" not in ftp.nlst()
for command in ("RETR nothing-of-this-name", "CWD nowhere", "XYZZY"):
    try:
        ftp.sendcmd(command)
        raise AssertionError(command + " was accepted")
    except (ftplib.error_perm, ftplib.error_temp) as refused:
        print(command, "->", str(refused)[:3])
ftp.quit()
print("done")
