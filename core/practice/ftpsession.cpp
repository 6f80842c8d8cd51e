#include "core/practice/ftpsession.h"

#include "core/practice/ftplisting.h"
#include "core/practice/practiceaccount.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 2048;
constexpr qsizetype waitingLimit = 64 * 1024; // commands said during a transfer
constexpr int mostWrongLogins = 3;
constexpr const char *incoming = "/incoming";

PracticeReply reply(const QByteArray &line)
{
    return {line + "\r\n", PracticeReply::Then::GoOn};
}

/// A path in a reply: quotes are doubled (RFC 959, appendix II).
QByteArray quoted(const QByteArray &path)
{
    return '"' + QByteArray(path).replace("\"", "\"\"") + '"';
}

/// Without what looks like options of ls, which many clients send: "-la".
QByteArray withoutOptions(const QByteArray &argument)
{
    QByteArray rest = argument;
    while (rest.startsWith('-')) {
        const qsizetype blank = rest.indexOf(' ');
        rest = blank < 0 ? QByteArray() : rest.mid(blank + 1);
    }
    return rest;
}

QByteArray outcomeReply(PracticeFiles::Outcome outcome, const QByteArray &done)
{
    switch (outcome) {
    case PracticeFiles::Outcome::Done:
        return done;
    case PracticeFiles::Outcome::NotFound:
        return "550 There is no such file or folder";
    case PracticeFiles::Outcome::Exists:
        return "550 There is something of this name already";
    case PracticeFiles::Outcome::NotEmpty:
        return "550 The folder is not empty";
    case PracticeFiles::Outcome::IsFolder:
        return "550 That is a folder";
    case PracticeFiles::Outcome::Full:
        break;
    }
    return "552 There is no room left for practice";
}

} // namespace

FtpSession::FtpSession(PracticeWorld &world, bool offersTls)
    : m_world(world), m_input(lineLimit), m_offersTls(offersTls)
{
}

PracticeReply FtpSession::greeting()
{
    return reply("220 Wirebench practice server for FTP: log in as anonymous");
}

void FtpSession::add(QByteArrayView bytes)
{
    if (m_busy != Busy::No && m_input.rest().size() + bytes.size() > waitingLimit)
        m_overflown = true;
    else
        m_input.add(bytes);
}

/// Who has logged in before stays nobody (RFC 4217, 4).
void FtpSession::secured()
{
    m_secure = true;
    m_input.clear();
    m_loggedIn = false;
    m_user.clear();
}

std::optional<FtpOrder> FtpSession::takeOrder()
{
    return std::exchange(m_order, std::nullopt);
}

std::optional<PracticeReply> FtpSession::next()
{
    if (m_overflown)
        return PracticeReply{"421 Too much was said at once\r\n", PracticeReply::Then::Close};
    if (m_busy != Busy::No)
        return std::nullopt;
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    return line->isTooLong ? reply("500 That line is too long") : take(line->text);
}

PracticeReply FtpSession::take(const QByteArray &line)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArray verb = line.left(blank < 0 ? line.size() : blank).toUpper();
    const QByteArray argument = blank < 0 ? QByteArray() : line.mid(blank + 1);
    if (std::any_of(argument.begin(), argument.end(), [](char c) { return uchar(c) < 0x20; }))
        return reply("501 A name cannot hold that");
    if (const auto answer = takeAnywhere(verb, argument))
        return *answer;
    static const QList<QByteArray> active = {"PORT", "EPRT"};
    if (active.contains(verb))
        return reply("502 Passive data connections only: PASV or EPSV");
    if (!m_loggedIn)
        return reply("530 Log in first: USER anonymous");
    if (const auto answer = takeFile(verb, argument))
        return *answer;
    return reply("502 There is no such command; HELP names those that there are");
}

std::optional<PracticeReply> FtpSession::takeAnywhere(const QByteArray &verb, const QByteArray &argument)
{
    if (verb == "USER") {
        m_loggedIn = false;
        m_user = argument;
        const bool anonymous = argument.toLower() == "anonymous" || argument.toLower() == "ftp";
        return reply(anonymous ? "331 Your address as the password, please" : "331 Now the password");
    }
    if (verb == "PASS")
        return password(argument);
    if (verb == "QUIT")
        return PracticeReply{"221 Good bye\r\n", PracticeReply::Then::Close};
    if (verb == "AUTH")
        return authenticate(argument);
    if (verb == "PBSZ" || verb == "PROT")
        return protection(verb, argument);
    if (verb == "FEAT")
        return features();
    if (verb == "SYST")
        return reply("215 UNIX Type: L8");
    if (verb == "NOOP")
        return reply("200 Nothing done");
    if (verb == "OPTS")
        return reply(argument.toUpper() == "UTF8 ON" ? "200 Names are UTF-8" : "501 Only UTF8 ON");
    if (verb == "HELP")
        return PracticeReply{"214-What there is:\r\n USER PASS AUTH PBSZ PROT PWD CWD CDUP TYPE STRU MODE PASV EPSV\r\n"
                             " LIST NLST MLSD MLST SIZE MDTM REST RETR STOR DELE MKD RMD\r\n FEAT OPTS SYST NOOP QUIT\r\n"
                             "214 That is all\r\n",
                             PracticeReply::Then::GoOn};
    return std::nullopt;
}

std::optional<PracticeReply> FtpSession::takeFile(const QByteArray &verb, const QByteArray &argument)
{
    if (verb != "RETR" && verb != "REST" && verb != "PASV" && verb != "EPSV")
        m_restart = 0;
    if (verb == "PWD" || verb == "XPWD")
        return reply("257 " + quoted(m_folder) + " is the folder");
    if (verb == "CWD")
        return changeFolder(argument);
    if (verb == "CDUP")
        return changeFolder("..");
    if (verb == "TYPE")
        return type(argument);
    if (verb == "STRU" || verb == "MODE")
        return reply(argument.toUpper() == (verb == "STRU" ? "F" : "S") ? "200 So it is" : "504 Files and streams only");
    if (verb == "PASV" || verb == "EPSV")
        return passive(verb == "EPSV", argument);
    if (verb == "LIST" || verb == "NLST" || verb == "MLSD")
        return listing(verb, argument);
    if (verb == "RETR")
        return retrieve(pathOf(argument));
    if (verb == "STOR")
        return store(pathOf(argument));
    if (verb == "REST")
        return restart(argument);
    if (verb == "SIZE" || verb == "MDTM" || verb == "MLST")
        return about(verb, pathOf(argument));
    if (verb == "DELE" || verb == "MKD" || verb == "RMD")
        return change(verb, pathOf(argument));
    if (verb == "ABOR")
        return reply("226 There is nothing to give up");
    return std::nullopt;
}

PracticeReply FtpSession::password(const QByteArray &argument)
{
    if (m_user.isEmpty())
        return reply("503 USER comes first");
    m_anonymous = m_user.toLower() == "anonymous" || m_user.toLower() == "ftp";
    m_loggedIn = m_anonymous || isPracticeLogin(m_user, argument);
    if (m_loggedIn)
        return reply(m_anonymous ? "230 Welcome. Files are in pub, your own go to incoming" : "230 Welcome, alice");
    m_user.clear();
    if (++m_wrongLogins >= mostWrongLogins)
        return {"421 Too many wrong passwords\r\n", PracticeReply::Then::Close};
    return reply("530 Wrong user or password");
}

PracticeReply FtpSession::authenticate(const QByteArray &argument)
{
    const QByteArray mechanism = argument.toUpper();
    if (m_secure)
        return reply("503 TLS is there already");
    if (!m_offersTls || (mechanism != "TLS" && mechanism != "TLS-C" && mechanism != "SSL"))
        return reply(m_offersTls ? "504 TLS can be had" : "502 TLS cannot be had");
    return {"234 Begin with TLS\r\n", PracticeReply::Then::StartTls};
}

PracticeReply FtpSession::protection(const QByteArray &verb, const QByteArray &argument)
{
    if (!m_secure)
        return reply("503 AUTH TLS comes first");
    if (verb == "PBSZ")
        return reply("200 PBSZ=0");
    const QByteArray level = argument.toUpper();
    if (level != "P" && level != "C")
        return reply("536 P and C can be had");
    m_protects = level == "P";
    return reply(m_protects ? "200 Data will be under TLS" : "200 Data will be in clear");
}

PracticeReply FtpSession::features() const
{
    QByteArray lines = "211-What there is beside RFC 959:\r\n";
    if (m_offersTls)
        lines += " AUTH TLS\r\n PBSZ\r\n PROT\r\n";
    return {lines + " EPSV\r\n MDTM\r\n MLST type*;size*;modify*;\r\n REST STREAM\r\n SIZE\r\n UTF8\r\n211 That is all\r\n",
            PracticeReply::Then::GoOn};
}

PracticeReply FtpSession::passive(bool extended, const QByteArray &argument)
{
    if (extended && !argument.isEmpty() && argument != "1" && argument != "2")
        return argument.toUpper() == "ALL" ? reply("200 EPSV it will be") : reply("522 Use (1,2)");
    m_extended = extended;
    m_busy = Busy::Listening;
    m_order = FtpOrder{FtpOrder::Kind::Listen, {}, m_protects};
    return {};
}

PracticeReply FtpSession::dataListening(const QByteArray &commaHost, quint16 port)
{
    m_busy = Busy::No;
    m_hasData = port != 0;
    if (!m_hasData)
        return reply("425 No port could be opened");
    if (m_extended)
        return reply("229 Connect to this port (|||" + QByteArray::number(port) + "|)");
    return reply("227 Connect to (" + commaHost + ',' + QByteArray::number(port >> 8) + ',' +
                 QByteArray::number(port & 0xff) + ')');
}

PracticeReply FtpSession::type(const QByteArray &argument)
{
    const QByteArray letter = argument.toUpper();
    if (letter != "A" && letter != "A N" && letter != "I" && letter != "L 8")
        return reply("504 Types A and I can be had");
    m_text = letter.startsWith('A');
    return reply(m_text ? "200 Texts: lines end in CR LF" : "200 Bytes as they are");
}

PracticeReply FtpSession::changeFolder(const QByteArray &path)
{
    const QByteArray folder = pathOf(path);
    if (!m_world.files.isFolder(folder))
        return reply("550 There is no such folder");
    m_folder = folder;
    return reply("250 " + quoted(m_folder) + " is the folder now");
}

PracticeReply FtpSession::listing(const QByteArray &verb, const QByteArray &argument)
{
    const QByteArray path = pathOf(withoutOptions(argument));
    const PracticeFiles::Entry *entry = m_world.files.find(path);
    if (!entry)
        return reply("550 There is no such file or folder");
    const QByteArray name = PracticeFiles::nameOf(path);
    if (verb == "MLSD")
        return entry->isFolder ? send(factListing(m_world.files, path), "The folder's facts") : reply("501 That is a file");
    if (verb == "NLST")
        return send(entry->isFolder ? nameListing(m_world.files, path) : name + "\r\n", "The names");
    return send(entry->isFolder ? longListing(m_world.files, path) : longLine(name, *entry), "The listing");
}

PracticeReply FtpSession::send(const QByteArray &bytes, const QByteArray &what)
{
    if (!std::exchange(m_hasData, false))
        return reply("425 PASV or EPSV comes first");
    m_busy = Busy::Sending;
    m_order = FtpOrder{FtpOrder::Kind::Send, bytes, m_protects};
    return reply("150 " + what + ": " + QByteArray::number(bytes.size()) + " bytes over the data connection");
}

PracticeReply FtpSession::retrieve(const QByteArray &path)
{
    const qsizetype from = std::exchange(m_restart, 0);
    const PracticeFiles::Entry *entry = m_world.files.find(path);
    if (!entry || entry->isFolder)
        return reply(entry ? "550 That is a folder" : "550 There is no such file");
    const QByteArray bytes = m_text ? toFtpText(entry->bytes) : entry->bytes;
    if (from > bytes.size())
        return reply("554 The file ends before that");
    return send(bytes.mid(from), "The file");
}

PracticeReply FtpSession::restart(const QByteArray &argument)
{
    bool isNumber = false;
    const qlonglong from = argument.toLongLong(&isNumber);
    if (!isNumber || from < 0)
        return reply("501 REST BYTES");
    m_restart = qsizetype(from);
    return reply("350 The next file is sent from byte " + QByteArray::number(from));
}

bool FtpSession::mayChange(const QByteArray &path) const
{
    return !m_anonymous || path.startsWith(QByteArray(incoming) + '/');
}

PracticeReply FtpSession::store(const QByteArray &path)
{
    if (!mayChange(path))
        return reply("550 Anonymous users store in /incoming alone");
    if (m_world.files.isFolder(path) || !m_world.files.isFolder(PracticeFiles::parentOf(path)))
        return reply("553 No file can have this name");
    if (!std::exchange(m_hasData, false))
        return reply("425 PASV or EPSV comes first");
    m_storePath = path;
    m_busy = Busy::Receiving;
    m_tooLarge = false;
    m_order = FtpOrder{FtpOrder::Kind::Receive, {}, m_protects};
    return reply("150 Send it over the data connection");
}

bool FtpSession::dataReceived(QByteArrayView bytes)
{
    m_tooLarge |= m_received.size() + bytes.size() > PracticeFiles::fileLimit;
    if (!m_tooLarge)
        m_received.append(bytes);
    return !m_tooLarge;
}

PracticeReply FtpSession::transferEnded(FtpTransferEnd end)
{
    const Busy was = std::exchange(m_busy, Busy::No);
    if (m_tooLarge) {
        m_tooLarge = false;
        m_received.clear();
        return reply("552 That file is too large for practice");
    }
    if (end != FtpTransferEnd::Done) {
        m_received.clear();
        return reply(end == FtpTransferEnd::NoClient ? "425 Nobody came to the data connection"
                                                     : "426 The data connection was cut off");
    }
    return was == Busy::Receiving ? stored() : reply("226 All of it is sent");
}

PracticeReply FtpSession::stored()
{
    const QByteArray received = std::exchange(m_received, {});
    const QByteArray bytes = m_text ? fromFtpText(received) : received;
    const auto outcome = m_world.files.store(m_storePath, bytes, m_world.now());
    return reply(outcomeReply(outcome, "226 Stored, " + QByteArray::number(bytes.size()) + " bytes"));
}

PracticeReply FtpSession::about(const QByteArray &verb, const QByteArray &path) const
{
    const PracticeFiles::Entry *entry = m_world.files.find(path);
    if (!entry)
        return reply("550 There is no such file");
    if (verb == "MLST")
        return {"250-The facts\r\n " + factLine(path, *entry) + "\r\n250 That is all\r\n", PracticeReply::Then::GoOn};
    if (entry->isFolder)
        return reply("550 That is a folder");
    if (verb == "MDTM")
        return reply("213 " + ftpTime(entry->changed));
    // As it would be sent now (RFC 3659, 4).
    return reply("213 " + QByteArray::number((m_text ? toFtpText(entry->bytes) : entry->bytes).size()));
}

PracticeReply FtpSession::change(const QByteArray &verb, const QByteArray &path)
{
    if (!mayChange(path))
        return reply("550 Anonymous users change /incoming alone");
    if (verb == "MKD")
        return reply(outcomeReply(m_world.files.makeFolder(path, m_world.now()), "257 " + quoted(path) + " is there now"));
    if (verb == "RMD")
        return reply(outcomeReply(m_world.files.removeFolder(path), "250 The folder is gone"));
    return reply(outcomeReply(m_world.files.removeFile(path), "250 The file is gone"));
}

} // namespace wirebench
