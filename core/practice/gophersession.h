#pragma once

#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

namespace wirebench {

/// The practice server's end of Gopher (RFC 1436): one line of a client, one answer, then the end of the stream. Its
/// menus are the folders of the practice server for FTP; "search" looks into the texts.
class GopherSession final : public PracticeSession
{
public:
    /// @param host, port where the items of its menus are: this server itself.
    GopherSession(const PracticeWorld &world, const QByteArray &host, quint16 port);

    PracticeReply greeting() override { return {}; }
    void add(QByteArrayView bytes) override { m_input.add(bytes); }
    std::optional<PracticeReply> next() override;

private:
    QByteArray answer(const QByteArray &selector, const QByteArray &words) const;
    QByteArray menu(const QByteArray &folder) const;
    QByteArray search(const QByteArray &words) const;
    QByteArray item(char type, const QByteArray &title, const QByteArray &selector) const;

    const PracticeWorld &m_world;
    const QByteArray m_host;
    const quint16 m_port;
    PracticeInput m_input;
    bool m_answered = false;
};

} // namespace wirebench
