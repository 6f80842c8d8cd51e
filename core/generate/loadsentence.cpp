#include "core/generate/loadsentence.h"

#include <QCoreApplication>

#include <cmath>

namespace wirebench {

namespace {

// QT_TRANSLATE_NOOP marks a text for lupdate and is otherwise the text itself.

QString rateText(double rate)
{
    return QString::number(qint64(std::llround(rate)));
}

ErrorSentence limitSentence(const LoadFigures &figures)
{
    const QStringList rates{rateText(figures.reachedRate), rateText(figures.askedRate)};
    if (figures.limit == LoadLimit::Peer)
        return {QT_TRANSLATE_NOOP("LoadSentence", "The peer cannot hold this rate: it takes %1 of %2 "
                                                  "messages a second, and the rest is not sent."),
                QT_TRANSLATE_NOOP("LoadSentence",
                                  "Ask for less, or look at what the peer does with each message."),
                rates};
    return {QT_TRANSLATE_NOOP("LoadSentence",
                              "This machine cannot hold this rate: %1 of %2 messages a second were reached."),
            QT_TRANSLATE_NOOP("LoadSentence", "Ask for less, or for fewer and larger messages."), rates};
}

} // namespace

std::optional<ErrorSentence> loadSentence(const LoadFigures &figures)
{
    switch (figures.end) {
    case LoadEnd::Unconfirmed:
        return ErrorSentence{
            QT_TRANSLATE_NOOP("LoadSentence", "%1 is not this machine: load can disturb those who use it."),
            QT_TRANSLATE_NOOP("LoadSentence", "Confirm the target if it is yours to test."),
            {figures.target}};
    case LoadEnd::Stalled:
        return ErrorSentence{
            QT_TRANSLATE_NOOP("LoadSentence", "The peer %1 has stopped reading: it takes nothing any more."),
            QT_TRANSLATE_NOOP("LoadSentence", "See what it waits for, or send less at once."),
            {figures.target}};
    case LoadEnd::PeersGone:
        return ErrorSentence{
            QT_TRANSLATE_NOOP("LoadSentence", "The peer %1 has closed all connections."),
            QT_TRANSLATE_NOOP("LoadSentence",
                              "A server that answers once and closes needs its own client for each message."),
            {figures.target}};
    case LoadEnd::Failed:
        return errorSentence(figures.error);
    default:
        break;
    }
    if (figures.limit != LoadLimit::None)
        return limitSentence(figures);
    if (figures.end == LoadEnd::Done && figures.answered == 0 && figures.sent > 0)
        return ErrorSentence{
            QT_TRANSLATE_NOOP("LoadSentence", "Nothing was answered."),
            QT_TRANSLATE_NOOP("LoadSentence", "Answers are counted where the peer sends back what it gets."),
            {}};
    return std::nullopt;
}

} // namespace wirebench
