"""A terminal session with Python's telnetlib: telnet_client.py PORT PROMPT COMMAND ANSWER QUIT

Tells terminal type and window size when it is asked, and refuses every other option."""
import struct
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import telnetlib  # noqa: E402

IAC, DONT, DO, WONT, WILL, SB, SE = (bytes([code]) for code in (255, 254, 253, 252, 251, 250, 240))
TTYPE, NAWS, ECHO, SGA = bytes([24]), bytes([31]), bytes([1]), bytes([3])
port, prompt, command, answer, leave = int(sys.argv[1]), *[word.encode() for word in sys.argv[2:6]]
asked = []


def negotiate(socket, verb, option):
    asked.append((verb, option))
    if verb == DO and option == NAWS:
        socket.sendall(IAC + WILL + NAWS + IAC + SB + NAWS + struct.pack("!HH", 100, 40) + IAC + SE)
    elif verb == DO:
        socket.sendall(IAC + (WILL if option == TTYPE else WONT) + option)
    elif verb == WILL:
        socket.sendall(IAC + (DO if option in (ECHO, SGA) else DONT) + option)
    elif verb == SE and telnet.read_sb_data()[:2] == TTYPE + b"\x01":
        socket.sendall(IAC + SB + TTYPE + b"\0xterm" + IAC + SE)


telnet = telnetlib.Telnet()
telnet.set_option_negotiation_callback(negotiate)
telnet.open("127.0.0.1", port, 20)
assert prompt in telnet.read_until(prompt, 20)
telnet.write(b"\r\n")  # there and back: what is negotiated has been said then
assert prompt in telnet.read_until(prompt, 20)
telnet.write(command + b"\r\n")
said = telnet.read_until(answer, 20)
assert answer in said, said
telnet.write(leave + b"\r\n")
telnet.read_all()
assert (WILL, ECHO) in asked or (DO, TTYPE) in asked, asked
print("options", len(asked), "done")
