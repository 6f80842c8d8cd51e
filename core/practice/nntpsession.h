#pragma once

#include "core/practice/dottext.h"
#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

namespace wirebench {

/// The practice server's end of NNTP (RFC 3977) with STARTTLS (RFC 4642) and AUTHINFO USER (RFC 4643), which
/// nothing here demands. What is posted is there at once, for all.
class NntpSession final : public PracticeSession
{
public:
    /// @param offersTls STARTTLS can be had.
    NntpSession(PracticeWorld &world, bool offersTls);

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override { m_input.add(bytes); }
    std::optional<PracticeReply> next() override;
    void secured() override;

private:
    struct Range
    {
        qint64 first = 0;
        qint64 last = 0;
    };

    PracticeReply take(const CommandText &line);
    PracticeReply capabilities() const;
    PracticeReply list(const QList<QByteArray> &words) const;
    PracticeReply group(const QByteArray &name, bool withNumbers);
    PracticeReply article(const QByteArray &verb, const QByteArray &which);
    PracticeReply step(bool forward);
    PracticeReply overview(const QByteArray &which) const;
    PracticeReply header(const QByteArray &field, const QByteArray &which) const;
    PracticeReply post(bool bareLf);
    PracticeReply takeArticle();
    PracticeReply login(const QList<QByteArray> &words);
    PracticeReply startTls() const;
    std::optional<Range> rangeOf(const QByteArray &text) const;
    const NewsGroup *current() const { return m_world.news.find(m_group); }

    PracticeWorld &m_world;
    PracticeInput m_input;
    DotTextReader m_text;
    QByteArray m_group; ///< empty: none
    int m_number = 0;   ///< of the current article; 0: none
    QByteArray m_user;
    int m_wrongLogins = 0;
    bool m_posting = false;
    bool m_offersTls;
    bool m_secure = false;
    bool m_loggedIn = false;
};

} // namespace wirebench
