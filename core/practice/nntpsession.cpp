#include "core/practice/nntpsession.h"

#include "core/practice/globmatch.h"
#include "core/practice/messagetext.h"
#include "core/practice/practiceaccount.h"

#include <limits>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 510; // RFC 3977, 3.1
constexpr int mostWrongLogins = 3;
constexpr const char *overviewFields[] = {"Subject", "From", "Date", "Message-ID", "References"};

PracticeReply reply(const QByteArray &line)
{
    return {line + "\r\n", PracticeReply::Then::GoOn};
}

/// The names of groups that a client wants: "practice.*,!practice.test" (RFC 3977, 4).
bool matchesWildmat(const QByteArray &name, const QByteArray &wildmat)
{
    bool matches = false;
    for (QByteArray pattern : wildmat.split(',')) {
        const bool excludes = pattern.startsWith('!');
        pattern = excludes ? pattern.mid(1) : pattern;
        if (matchesGlob(name, pattern))
            matches = !excludes;
    }
    return matches;
}

/// A header's value in a line of fields that are separated by tabs (RFC 3977, 8.3.2).
QByteArray overviewValue(QByteArray value)
{
    return value.replace('\t', ' ').replace('\0', ' ');
}

QByteArray overviewLine(const NewsArticle &article)
{
    QByteArray line = QByteArray::number(article.number);
    for (const char *field : overviewFields)
        line += '\t' + overviewValue(headerField(article.text, field));
    const qsizetype lines = bodyOf(article.text).count('\n');
    return line + '\t' + QByteArray::number(article.text.size()) + '\t' + QByteArray::number(lines) + "\r\n";
}

} // namespace

NntpSession::NntpSession(PracticeWorld &world, bool offersTls)
    : m_world(world), m_input(lineLimit), m_text(0, false), m_offersTls(offersTls)
{
}

PracticeReply NntpSession::greeting()
{
    return reply("200 Wirebench practice server for news, posting allowed");
}

/// What was said before TLS counts no more (RFC 4642, 2.2.2).
void NntpSession::secured()
{
    m_secure = true;
    m_input.clear();
    m_user.clear();
    m_group.clear();
    m_number = 0;
}

std::optional<PracticeReply> NntpSession::next()
{
    if (m_posting) {
        m_input.skip(m_text.add(m_input.rest()));
        return m_text.isDone() ? std::optional(takeArticle()) : std::nullopt;
    }
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    return line->isTooLong ? reply("501 That line is too long") : take(*line);
}

PracticeReply NntpSession::take(const CommandText &line)
{
    const QList<QByteArray> words = line.text.simplified().split(' ');
    const QByteArray verb = words.first().toUpper();
    const QByteArray argument = words.value(1);
    if (verb == "CAPABILITIES")
        return capabilities();
    if (verb == "MODE" && argument.toUpper() == "READER")
        return reply("200 You may read and post");
    if (verb == "LIST")
        return list(words);
    if (verb == "GROUP" || verb == "LISTGROUP")
        return group(argument.isEmpty() && verb == "LISTGROUP" ? m_group : argument, verb == "LISTGROUP");
    if (verb == "ARTICLE" || verb == "HEAD" || verb == "BODY" || verb == "STAT")
        return article(verb, argument);
    if (verb == "NEXT" || verb == "LAST")
        return step(verb == "NEXT");
    if (verb == "OVER" || verb == "XOVER")
        return overview(argument);
    if (verb == "HDR" || verb == "XHDR")
        return header(argument, words.value(2));
    if (verb == "POST")
        return post(!line.hasCarriageReturn);
    if (verb == "DATE")
        return reply("111 " + m_world.now().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1());
    if (verb == "AUTHINFO")
        return login(words);
    if (verb == "STARTTLS")
        return startTls();
    if (verb == "HELP")
        return {"100 What there is\r\nCAPABILITIES, MODE READER, LIST, GROUP, LISTGROUP, ARTICLE, HEAD, BODY, STAT,\r\n"
                "NEXT, LAST, OVER, HDR, POST, DATE, AUTHINFO, STARTTLS, HELP, QUIT\r\n.\r\n",
                PracticeReply::Then::GoOn};
    if (verb == "QUIT")
        return {"205 Good bye\r\n", PracticeReply::Then::Close};
    return reply("500 There is no such command; HELP names those that there are");
}

PracticeReply NntpSession::capabilities() const
{
    QByteArray lines = "101 What there is\r\nVERSION 2\r\nREADER\r\nPOST\r\nOVER\r\nHDR\r\n"
                       "LIST ACTIVE NEWSGROUPS OVERVIEW.FMT\r\n";
    if (!m_loggedIn)
        lines += "AUTHINFO USER\r\n";
    if (m_offersTls && !m_secure)
        lines += "STARTTLS\r\n";
    return {lines + "IMPLEMENTATION Wirebench practice server\r\n.\r\n", PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::list(const QList<QByteArray> &words) const
{
    const QByteArray kind = words.value(1).toUpper();
    const QByteArray wildmat = words.size() > 2 ? words[2] : QByteArray("*");
    if (kind == "OVERVIEW.FMT") {
        QByteArray lines = "215 What OVER says\r\n";
        for (const char *field : overviewFields)
            lines += QByteArray(field) + ":\r\n";
        return {lines + ":bytes\r\n:lines\r\n.\r\n", PracticeReply::Then::GoOn};
    }
    if (!kind.isEmpty() && kind != "ACTIVE" && kind != "NEWSGROUPS")
        return reply("503 LIST ACTIVE, NEWSGROUPS and OVERVIEW.FMT can be had");
    QByteArray lines = "215 The groups\r\n";
    for (const NewsGroup &group : m_world.news.groups()) {
        if (!matchesWildmat(group.name, wildmat))
            continue;
        if (kind == "NEWSGROUPS")
            lines += group.name + '\t' + group.description + "\r\n";
        else
            lines += group.name + ' ' + QByteArray::number(group.highest()) + ' ' + QByteArray::number(group.lowest()) +
                     (group.mayPost ? " y\r\n" : " n\r\n");
    }
    return {lines + ".\r\n", PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::group(const QByteArray &name, bool withNumbers)
{
    if (name.isEmpty())
        return reply(withNumbers ? "412 No group is selected" : "501 GROUP NAME");
    const NewsGroup *found = m_world.news.find(name);
    if (!found)
        return reply("411 There is no such group");
    m_group = name;
    m_number = found->articles.isEmpty() ? 0 : found->lowest();
    QByteArray lines = "211 " + QByteArray::number(found->articles.size()) + ' ' + QByteArray::number(found->lowest()) +
                       ' ' + QByteArray::number(found->highest()) + ' ' + name + "\r\n";
    if (withNumbers) {
        for (const NewsArticle &article : found->articles)
            lines += QByteArray::number(article.number) + "\r\n";
        lines += ".\r\n";
    }
    return {lines, PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::article(const QByteArray &verb, const QByteArray &which)
{
    const NewsArticle *found = nullptr;
    int shown = 0;
    if (which.startsWith('<')) {
        found = m_world.news.findById(which);
        if (!found)
            return reply("430 There is no article of this id");
    } else {
        const NewsGroup *group = current();
        if (!group)
            return reply("412 No group is selected");
        if (which.isEmpty() && m_number == 0)
            return reply("420 There is no current article");
        shown = which.isEmpty() ? m_number : which.toInt();
        found = group->find(shown);
        if (!found)
            return reply("423 There is no article of this number");
        m_number = shown;
    }
    const QByteArray name = QByteArray::number(shown) + ' ' + found->id + "\r\n";
    if (verb == "STAT")
        return {"223 " + name, PracticeReply::Then::GoOn};
    if (verb == "HEAD") {
        const QByteArray head = headerOf(found->text);
        return {"221 " + name + withDots(QByteArrayView(head).chopped(head.endsWith("\r\n\r\n") ? 2 : 0)),
                PracticeReply::Then::GoOn};
    }
    if (verb == "BODY")
        return {"222 " + name + withDots(bodyOf(found->text)), PracticeReply::Then::GoOn};
    return {"220 " + name + withDots(found->text), PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::step(bool forward)
{
    const NewsGroup *group = current();
    if (!group)
        return reply("412 No group is selected");
    if (m_number == 0)
        return reply("420 There is no current article");
    const NewsArticle *found = group->find(m_number + (forward ? 1 : -1));
    if (!found)
        return reply(forward ? "421 That was the last article" : "422 That was the first article");
    m_number = found->number;
    return reply("223 " + QByteArray::number(m_number) + ' ' + found->id);
}

/// "3", "3-", "3-5"; empty: the current article.
std::optional<NntpSession::Range> NntpSession::rangeOf(const QByteArray &text) const
{
    if (text.isEmpty())
        return m_number > 0 ? std::optional(Range{m_number, m_number}) : std::nullopt;
    const qsizetype dash = text.indexOf('-');
    bool isFirst = false;
    bool isLast = true;
    Range range;
    range.first = text.left(dash < 0 ? text.size() : dash).toLongLong(&isFirst);
    range.last = dash < 0 ? range.first : std::numeric_limits<qint64>::max();
    if (dash >= 0 && dash + 1 < text.size())
        range.last = text.mid(dash + 1).toLongLong(&isLast);
    return isFirst && isLast ? std::optional(range) : std::nullopt;
}

PracticeReply NntpSession::overview(const QByteArray &which) const
{
    if (which.startsWith('<'))
        return reply("503 OVER by number alone");
    const NewsGroup *group = current();
    if (!group)
        return reply("412 No group is selected");
    const auto range = rangeOf(which);
    if (!range)
        return reply(which.isEmpty() ? "420 There is no current article" : "501 OVER FIRST-LAST");
    QByteArray lines;
    for (const NewsArticle &article : group->articles) {
        if (article.number >= range->first && article.number <= range->last)
            lines += overviewLine(article);
    }
    if (lines.isEmpty())
        return reply("423 There are no such articles");
    return {"224 Number, subject, from, date, id, references, bytes, lines\r\n" + lines + ".\r\n",
            PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::header(const QByteArray &field, const QByteArray &which) const
{
    const NewsGroup *group = current();
    if (!group)
        return reply("412 No group is selected");
    const auto range = rangeOf(which);
    if (field.isEmpty() || !range)
        return reply("501 HDR FIELD FIRST-LAST");
    QByteArray lines;
    for (const NewsArticle &article : group->articles) {
        if (article.number >= range->first && article.number <= range->last)
            lines += QByteArray::number(article.number) + ' ' + overviewValue(headerField(article.text, field)) + "\r\n";
    }
    if (lines.isEmpty())
        return reply("423 There are no such articles");
    return {"225 The fields\r\n" + lines + ".\r\n", PracticeReply::Then::GoOn};
}

PracticeReply NntpSession::post(bool bareLf)
{
    m_posting = true;
    m_text = DotTextReader(PracticeNews::articleLimit, bareLf);
    return reply("340 Go on; a line with a single dot is the end");
}

/// Adds what an article must have and this one has not (RFC 5537, 3.5).
PracticeReply NntpSession::takeArticle()
{
    m_posting = false;
    const DotTextReader text = std::exchange(m_text, DotTextReader(0, false));
    if (text.isTooLong())
        return reply("441 The article is too large for practice");
    const QByteArray article = text.text();
    for (const char *needed : {"From", "Subject", "Newsgroups"}) {
        if (headerField(article, needed).isEmpty())
            return reply("441 The header has no " + QByteArray(needed));
    }
    QList<QByteArray> groups;
    for (const QByteArray &name : headerField(article, "Newsgroups").split(',')) {
        const NewsGroup *group = m_world.news.find(name.trimmed());
        if (group && !group->mayPost)
            return reply("441 Nobody may post to " + group->name);
        if (group)
            groups.append(group->name);
    }
    if (groups.isEmpty())
        return reply("441 None of these groups is here");
    QByteArray id = headerField(article, "Message-ID");
    QByteArray added;
    if (id.isEmpty()) {
        id = "<posted-" + QByteArray::number(++m_world.lastArticle) + "@practice.localhost>";
        added += "Message-ID: " + id + "\r\n";
    }
    if (m_world.news.findById(id))
        return reply("441 An article of this id is here already");
    if (headerField(article, "Date").isEmpty())
        added += "Date: " + practiceDate(m_world.now()) + "\r\n";
    if (!m_world.news.add(groups, id, "Path: practice.localhost!not-for-mail\r\n" + added + article))
        return reply("441 There is no room left for practice");
    return reply("240 Posted as " + id);
}

PracticeReply NntpSession::login(const QList<QByteArray> &words)
{
    const QByteArray what = words.value(1).toUpper();
    if (m_loggedIn)
        return reply("502 You are logged in already");
    if (what == "USER" && words.size() == 3) {
        m_user = words[2];
        return reply("381 Now the password");
    }
    if (what != "PASS" || words.size() != 3)
        return reply("501 AUTHINFO USER NAME, then AUTHINFO PASS PASSWORD");
    if (m_user.isEmpty())
        return reply("482 AUTHINFO USER comes first");
    m_loggedIn = isPracticeLogin(m_user, words[2]);
    if (m_loggedIn)
        return reply("281 Welcome");
    m_user.clear();
    if (++m_wrongLogins >= mostWrongLogins)
        return {"400 Too many wrong passwords\r\n", PracticeReply::Then::Close};
    return reply("481 Wrong user or password");
}

PracticeReply NntpSession::startTls() const
{
    if (m_secure || m_loggedIn)
        return reply("502 It is too late for that");
    if (!m_offersTls)
        return reply("580 TLS cannot be had");
    return {"382 Begin with TLS\r\n", PracticeReply::Then::StartTls};
}

} // namespace wirebench
