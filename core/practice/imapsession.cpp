#include "core/practice/imapsession.h"

#include "core/practice/globmatch.h"
#include "core/practice/imapfetch.h"
#include "core/practice/imapsearch.h"
#include "core/practice/practiceaccount.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr int mostWrongLogins = 3;
constexpr qsizetype answerLimit = 32 * 1024 * 1024; // bytes of one FETCH: more than all letters together

} // namespace

ImapSession::ImapSession(PracticeWorld &world, bool offersTls)
    : m_world(world), m_reader(PracticeMail::messageLimit), m_offersTls(offersTls)
{
}

PracticeReply ImapSession::greeting()
{
    return {"* OK [CAPABILITY " + capabilities() + "] Wirebench practice server for IMAP ready\r\n",
            PracticeReply::Then::GoOn};
}

/// What was said before TLS counts no more (RFC 3501, 6.2.1).
void ImapSession::secured()
{
    m_secure = true;
    m_reader.clear();
}

QByteArray ImapSession::capabilities() const
{
    return m_offersTls && !m_secure ? "IMAP4rev1 STARTTLS" : "IMAP4rev1";
}

std::optional<PracticeReply> ImapSession::next()
{
    switch (m_reader.next()) {
    case ImapCommandReader::Outcome::NeedMore:
        return std::nullopt;
    case ImapCommandReader::Outcome::Continue:
        return PracticeReply{"+ go on\r\n", PracticeReply::Then::GoOn};
    case ImapCommandReader::Outcome::TooLong: {
        ImapCommand command = m_reader.command();
        m_tag = command.atom().left(20);
        return bad("That is too long");
    }
    case ImapCommandReader::Outcome::Command:
        break;
    }
    return take(m_reader.command());
}

PracticeReply ImapSession::take(ImapCommand command)
{
    m_tag = command.atom();
    if (m_tag.isEmpty() || !command.takeBlank()) {
        m_tag = "*";
        return bad("A command is a tag, a blank and a word: a1 NOOP");
    }
    QByteArray verb = command.atom().toUpper();
    const bool byUid = verb == "UID" && command.takeBlank();
    if (byUid)
        verb = command.atom().toUpper();
    const bool hasArguments = command.takeBlank();
    if (verb == "CAPABILITY")
        return ok("* CAPABILITY " + capabilities() + "\r\n", "That is what there is");
    if (verb == "NOOP")
        return ok(news(true), "Nothing done");
    if (verb == "LOGOUT")
        return {"* BYE Good bye\r\n" + m_tag + " OK Done\r\n", PracticeReply::Then::Close};
    if (!m_loggedIn)
        return takeBeforeLogin(verb, command);
    static const QList<QByteArray> inBox = {"SEARCH", "FETCH", "STORE", "COPY", "EXPUNGE", "CLOSE", "CHECK", "UNSELECT"};
    if (!inBox.contains(verb))
        return byUid ? bad("UID goes with FETCH, STORE, SEARCH and COPY") : takeLoggedIn(verb, command);
    if (m_box.isEmpty())
        return bad("Select a folder first");
    static const QList<QByteArray> alone = {"EXPUNGE", "CLOSE", "CHECK", "UNSELECT"};
    if (!hasArguments && !alone.contains(verb))
        return bad("Something is missing");
    return takeSelected(verb, command, byUid);
}

PracticeReply ImapSession::takeBeforeLogin(const QByteArray &verb, ImapCommand &command)
{
    if (verb == "LOGIN")
        return login(command);
    if (verb == "AUTHENTICATE")
        return no("LOGIN is the way in");
    if (verb != "STARTTLS")
        return bad("Log in first");
    if (m_secure || !m_offersTls)
        return bad(m_secure ? "TLS is there already" : "TLS cannot be had");
    return {m_tag + " OK Begin with TLS\r\n", PracticeReply::Then::StartTls};
}

PracticeReply ImapSession::login(ImapCommand &command)
{
    const auto user = command.string();
    const auto password = user && command.takeBlank() ? command.string() : std::nullopt;
    if (!password || !command.atEnd())
        return bad("LOGIN USER PASSWORD");
    m_loggedIn = isPracticeLogin(*user, *password);
    if (m_loggedIn)
        return ok({}, "[CAPABILITY " + capabilities() + "] Welcome");
    if (++m_wrongLogins >= mostWrongLogins)
        return {"* BYE Too many wrong passwords\r\n", PracticeReply::Then::Close};
    return no("[AUTHENTICATIONFAILED] Wrong user or password"); // RFC 5530, 3
}

PracticeReply ImapSession::takeLoggedIn(const QByteArray &verb, ImapCommand &command)
{
    if (verb == "SELECT" || verb == "EXAMINE")
        return select(command, verb == "EXAMINE");
    if (verb == "LIST" || verb == "LSUB")
        return list(command, verb);
    if (verb == "STATUS")
        return status(command);
    if (verb == "APPEND")
        return append(command);
    if (verb == "LOGIN" || verb == "STARTTLS" || verb == "AUTHENTICATE")
        return bad("You are logged in already");
    if (verb == "CREATE" || verb == "DELETE" || verb == "RENAME" || verb == "SUBSCRIBE" || verb == "UNSUBSCRIBE")
        return no("The folders stay as they are");
    return bad("There is no such command");
}

PracticeReply ImapSession::select(ImapCommand &command, bool readOnly)
{
    m_box.clear();
    const auto name = command.string();
    const PracticeMail::Box *box = name ? m_world.mail.box(*name) : nullptr;
    if (!box)
        return no("There is no such folder");
    m_box = PracticeMail::boxName(*name);
    m_readOnly = readOnly;
    m_uids.clear();
    QByteArray unseen;
    for (const StoredMail &message : *box) {
        m_uids.append(message.uid);
        if (unseen.isEmpty() && !message.flags.testFlag(ImapFlag::Seen))
            unseen = "* OK [UNSEEN " + QByteArray::number(m_uids.size()) + "] The first that was not read\r\n";
    }
    const QByteArray flags = "(\\Answered \\Flagged \\Deleted \\Seen \\Draft)";
    return ok("* FLAGS " + flags + "\r\n* OK [PERMANENTFLAGS " + (readOnly ? QByteArray("()") : flags) +
                  "] These stay\r\n* " + QByteArray::number(m_uids.size()) + " EXISTS\r\n* 0 RECENT\r\n" + unseen +
                  "* OK [UIDVALIDITY " + QByteArray::number(m_world.mailValidity) + "] Of this run\r\n* OK [UIDNEXT " +
                  QByteArray::number(m_world.mail.nextUid()) + "] The next one\r\n",
              readOnly ? "[READ-ONLY] You may look" : "[READ-WRITE] Yours");
}

PracticeReply ImapSession::list(ImapCommand &command, const QByteArray &verb)
{
    const auto reference = command.string();
    const auto pattern = reference && command.takeBlank() ? command.string() : std::nullopt;
    if (!pattern)
        return bad(verb + " \"\" \"*\"");
    if (pattern->isEmpty())
        return ok("* " + verb + " (\\Noselect) \"/\" \"\"\r\n", "The separator");
    QByteArray glob = *reference + *pattern;
    glob.replace('%', '*');
    QByteArray lines;
    for (const QByteArray &name : m_world.mail.boxes()) {
        if (matchesGlob(name, glob) || (name == "INBOX" && matchesGlob(name, glob.toUpper())))
            lines += "* " + verb + " (\\HasNoChildren) \"/\" " + imapString(name) + "\r\n";
    }
    return ok(lines, "Those are the folders");
}

PracticeReply ImapSession::status(ImapCommand &command)
{
    const auto name = command.string();
    const PracticeMail::Box *box = name ? m_world.mail.box(*name) : nullptr;
    if (!box)
        return no("There is no such folder");
    if (!command.takeBlank() || !command.take('('))
        return bad("STATUS FOLDER (MESSAGES UNSEEN)");
    const auto unseen = std::count_if(box->begin(), box->end(), [](const StoredMail &message) {
        return !message.flags.testFlag(ImapFlag::Seen);
    });
    QList<QByteArray> values;
    do {
        const QByteArray item = command.atom().toUpper();
        if (item == "MESSAGES")
            values.append(item + ' ' + QByteArray::number(box->size()));
        else if (item == "UNSEEN")
            values.append(item + ' ' + QByteArray::number(qint64(unseen)));
        else if (item == "RECENT")
            values.append(item + " 0");
        else if (item == "UIDNEXT")
            values.append(item + ' ' + QByteArray::number(m_world.mail.nextUid()));
        else if (item == "UIDVALIDITY")
            values.append(item + ' ' + QByteArray::number(m_world.mailValidity));
        else
            return bad("There is no such item");
    } while (command.takeBlank());
    return ok("* STATUS " + imapString(PracticeMail::boxName(*name)) + " (" + values.join(' ') + ")\r\n", "Counted");
}

/// A date before the letter is read over: it arrives now.
PracticeReply ImapSession::append(ImapCommand &command)
{
    const auto name = command.string();
    if (!name || !command.takeBlank())
        return bad("APPEND FOLDER (FLAGS) {SIZE}");
    if (!m_world.mail.box(*name))
        return no("[TRYCREATE] There is no such folder");
    ImapFlags flags;
    if (command.peek() == '(') {
        const auto given = parseImapFlags(command);
        if (!given || !command.takeBlank())
            return bad("There is no such flag");
        flags = *given;
    }
    if (command.peek() == '"' && (!command.string() || !command.takeBlank()))
        return bad("APPEND FOLDER (FLAGS) {SIZE}");
    const auto text = command.string();
    if (!text || !command.atEnd())
        return bad("APPEND FOLDER (FLAGS) {SIZE}");
    if (!m_world.mail.add(*name, *text, flags, m_world.now()))
        return no("There is no room left for practice");
    return ok(m_box.isEmpty() ? QByteArray() : news(false), "Added");
}

PracticeReply ImapSession::takeSelected(const QByteArray &verb, ImapCommand &command, bool byUid)
{
    if (verb == "SEARCH")
        return search(command, byUid);
    if (verb == "FETCH")
        return fetch(command, byUid);
    if (verb == "STORE")
        return store(command, byUid);
    if (verb == "COPY")
        return copy(command, byUid);
    if (verb == "CHECK")
        return ok(news(true), "Nothing done");
    if (verb == "EXPUNGE")
        return m_readOnly ? no("This folder is only to be read") : expunge(true);
    const PracticeReply answer = verb == "CLOSE" && !m_readOnly ? expunge(false) : ok({}, "Closed");
    m_box.clear();
    m_uids.clear();
    return answer;
}

PracticeReply ImapSession::search(ImapCommand &command, bool byUid)
{
    if (command.rest().toUpper().startsWith("CHARSET ")) { // what it is matters little: all is compared as UTF-8
        command.atom();
        command.takeBlank();
        command.string();
        command.takeBlank();
    }
    const quint32 highestUid = m_uids.isEmpty() ? 0 : m_uids.last();
    const auto wanted = ImapSearch::parse(command, quint32(m_uids.size()), highestUid);
    if (!wanted)
        return bad("Keys are ALL, UNSEEN, FROM, SUBJECT, TEXT, SINCE and others of RFC 3501");
    QByteArray found = "* SEARCH";
    for (qsizetype i = 0; i < m_uids.size(); ++i) {
        const StoredMail *message = m_world.mail.find(m_box, m_uids[i]);
        if (message && wanted->matches(quint32(i + 1), *message))
            found += ' ' + QByteArray::number(byUid ? message->uid : quint32(i + 1));
    }
    return ok(found + "\r\n", "Searched");
}

PracticeReply ImapSession::fetch(ImapCommand &command, bool byUid)
{
    const auto set = numbers(command, byUid);
    auto wanted = set && command.takeBlank() ? ImapFetch::parse(command) : std::nullopt;
    if (!wanted)
        return bad("FETCH NUMBERS (FLAGS UID INTERNALDATE RFC822.SIZE ENVELOPE BODY[])");
    if (byUid)
        wanted->addItem("UID");
    const bool marks = wanted->marksSeen() && !m_readOnly;
    if (marks)
        wanted->addItem("FLAGS");
    QByteArray lines;
    bool isTooMuch = false;
    forEach(*set, byUid, [&](quint32 number, const StoredMail &message) {
        isTooMuch |= lines.size() > answerLimit;
        if (isTooMuch)
            return;
        if (marks)
            m_world.mail.setFlags(m_box, message.uid, message.flags | ImapFlag::Seen);
        lines += wanted->answer(number, message);
    });
    if (isTooMuch)
        return {lines + no("That is too much at once").bytes, PracticeReply::Then::GoOn};
    return ok(lines + news(false), "Fetched");
}

PracticeReply ImapSession::store(ImapCommand &command, bool byUid)
{
    const auto set = numbers(command, byUid);
    const QByteArray item = set && command.takeBlank() ? command.atom().toUpper() : QByteArray();
    const auto flags = command.takeBlank() ? parseImapFlags(command) : std::nullopt;
    const bool silent = item.endsWith(".SILENT");
    const QByteArray how = silent ? item.chopped(7) : item;
    if (!flags || !command.atEnd() || (how != "FLAGS" && how != "+FLAGS" && how != "-FLAGS"))
        return bad("STORE NUMBERS +FLAGS (\\Seen \\Deleted \\Flagged \\Answered \\Draft)");
    if (m_readOnly)
        return no("This folder is only to be read");
    QByteArray lines;
    forEach(*set, byUid, [&](quint32 number, const StoredMail &message) {
        const ImapFlags now = how == "FLAGS" ? *flags : how == "+FLAGS" ? message.flags | *flags : message.flags & ~*flags;
        m_world.mail.setFlags(m_box, message.uid, now);
        if (!silent)
            lines += "* " + QByteArray::number(number) + " FETCH (FLAGS " + imapFlags(now) +
                     (byUid ? " UID " + QByteArray::number(message.uid) : QByteArray()) + ")\r\n";
    });
    return ok(lines, "Stored");
}

PracticeReply ImapSession::copy(ImapCommand &command, bool byUid)
{
    const auto set = numbers(command, byUid);
    const auto target = set && command.takeBlank() ? command.string() : std::nullopt;
    if (!target)
        return bad("COPY NUMBERS FOLDER");
    if (!m_world.mail.box(*target))
        return no("[TRYCREATE] There is no such folder");
    QList<StoredMail> letters; // first, because adding moves them
    forEach(*set, byUid, [&](quint32, const StoredMail &message) { letters.append(message); });
    for (const StoredMail &letter : std::as_const(letters)) {
        if (!m_world.mail.add(*target, letter.text, letter.flags, letter.arrived))
            return no("There is no room left for practice");
    }
    return ok(news(false), "Copied");
}

PracticeReply ImapSession::expunge(bool tells)
{
    for (const quint32 uid : std::as_const(m_uids)) {
        const StoredMail *message = m_world.mail.find(m_box, uid);
        if (message && message->flags.testFlag(ImapFlag::Deleted))
            m_world.mail.remove(m_box, uid);
    }
    return ok(tells ? news(true) : QByteArray(), "Gone");
}

/// Numbers move down behind a message that is gone, so that it is told only where the client expects it
/// (RFC 3501, 7.4.1).
QByteArray ImapSession::news(bool mayExpunge)
{
    const PracticeMail::Box *box = m_world.mail.box(m_box);
    if (m_box.isEmpty() || !box)
        return {};
    QByteArray lines;
    for (qsizetype i = 0; mayExpunge && i < m_uids.size();) {
        if (m_world.mail.find(m_box, m_uids[i])) {
            ++i;
            continue;
        }
        m_uids.removeAt(i);
        lines += "* " + QByteArray::number(i + 1) + " EXPUNGE\r\n";
    }
    const quint32 known = m_uids.isEmpty() ? 0 : m_uids.last();
    const qsizetype before = m_uids.size();
    for (const StoredMail &message : *box) {
        if (message.uid > known)
            m_uids.append(message.uid);
    }
    if (m_uids.size() != before)
        lines += "* " + QByteArray::number(m_uids.size()) + " EXISTS\r\n";
    return lines;
}

std::optional<ImapNumbers> ImapSession::numbers(ImapCommand &command, bool byUid) const
{
    const quint32 highestUid = m_uids.isEmpty() ? 0 : m_uids.last();
    return ImapNumbers::parse(command.atom(), byUid ? highestUid : quint32(m_uids.size()));
}

void ImapSession::forEach(const ImapNumbers &numbers, bool byUid,
                          const std::function<void(quint32, const StoredMail &)> &act) const
{
    for (qsizetype i = 0; i < m_uids.size(); ++i) {
        const quint32 number = quint32(i + 1);
        const StoredMail *message =
            numbers.contains(byUid ? m_uids[i] : number) ? m_world.mail.find(m_box, m_uids[i]) : nullptr;
        if (message)
            act(number, *message);
    }
}

PracticeReply ImapSession::ok(const QByteArray &untagged, const QByteArray &text)
{
    return {untagged + m_tag + " OK " + text + "\r\n", PracticeReply::Then::GoOn};
}

PracticeReply ImapSession::no(const QByteArray &text)
{
    return {m_tag + " NO " + text + "\r\n", PracticeReply::Then::GoOn};
}

PracticeReply ImapSession::bad(const QByteArray &text)
{
    return {m_tag + " BAD " + text + "\r\n", PracticeReply::Then::GoOn};
}

} // namespace wirebench
