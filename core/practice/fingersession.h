#pragma once

#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

namespace wirebench {

/// The practice server's end of finger (RFC 1288): one line, one answer, then the end of the stream.
class FingerSession final : public PracticeSession
{
public:
    explicit FingerSession(const PracticeWorld &world);

    PracticeReply greeting() override { return {}; }
    void add(QByteArrayView bytes) override { m_input.add(bytes); }
    std::optional<PracticeReply> next() override;

private:
    QByteArray answer(const QByteArray &who) const;

    const PracticeWorld &m_world;
    PracticeInput m_input;
    bool m_answered = false;
};

/// The practice server's end of daytime (RFC 867): says the time and ends; what a client says is not heard.
class DaytimeSession final : public PracticeSession
{
public:
    explicit DaytimeSession(const PracticeWorld &world) : m_world(world) {}

    PracticeReply greeting() override;
    void add(QByteArrayView) override {}
    std::optional<PracticeReply> next() override { return std::nullopt; }

private:
    const PracticeWorld &m_world;
};

} // namespace wirebench
