"""pyftpdlib as a server with two users: ftp_server.py PORT FOLDER [CERTIFICATE-AND-KEY]

Anonymous users read FOLDER and write FOLDER/incoming; alice, with the password wonderland, may do all. With a certificate there is
AUTH TLS."""
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

port, folder = int(sys.argv[1]), sys.argv[2]
users = DummyAuthorizer()
users.add_user("alice", "wonderland", folder, perm="elradfmwMT")
users.add_anonymous(folder)
users.override_perm("anonymous", folder + "/incoming", "elrw")
handler = TLS_FTPHandler if len(sys.argv) > 3 else FTPHandler
handler.authorizer = users
handler.auth_failed_timeout = 0
if len(sys.argv) > 3:
    handler.certfile = sys.argv[3]
server = FTPServer(("127.0.0.1", port), handler)
print(f"listening on 127.0.0.1:{server.socket.getsockname()[1]}", file=sys.stderr, flush=True)
server.serve_forever()
