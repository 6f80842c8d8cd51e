#include "ui/generator/loadwords.h"

#include "core/generate/loadsentence.h"
#include "ui/models/numbertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace wirebench {

namespace {

/// The context of these texts for the translators.
struct LoadWords
{
    Q_DECLARE_TR_FUNCTIONS(LoadWords)
};

QString dash()
{
    return QStringLiteral("–");
}

QString durationText(qint64 ns)
{
    return ns > 0 ? formatDuration(ns) : dash();
}

QString brokenText(const LoadFigures &figures)
{
    const int broken = figures.failed + figures.closedByPeer;
    return LoadWords::tr("%1 of %2").arg(formatCount(broken), formatCount(figures.connections));
}

} // namespace

QString rateText(double perSecond)
{
    const QString number =
        perSecond < 10 ? QLocale().toString(perSecond, 'f', 1) : formatCount(qint64(std::llround(perSecond)));
    return LoadWords::tr("%1/s").arg(number);
}

QList<LoadFigure> loadFigureTexts(const LoadFigures &figures)
{
    const bool hasBegun = figures.elapsedNs > 0;
    const auto count = [hasBegun](quint64 number) { return hasBegun ? formatCount(qint64(number)) : dash(); };
    return {
        {LoadWords::tr("sent"), count(figures.sent)},
        {LoadWords::tr("answered"), count(figures.answered)},
        {figures.phase == LoadPhase::Ended ? LoadWords::tr("lost") : LoadWords::tr("unanswered"),
         count(figures.unanswered())},
        {LoadWords::tr("rate"), hasBegun ? rateText(figures.reachedRate) : dash()},
        {LoadWords::tr("asked"), figures.askedRate > 0 ? rateText(figures.askedRate) : dash()},
        {LoadWords::tr("latency p50"), durationText(figures.p50Ns)},
        {LoadWords::tr("p99"), durationText(figures.p99Ns)},
        {LoadWords::tr("largest"), durationText(figures.largestNs)},
        {LoadWords::tr("broken connections"), figures.connections > 0 ? brokenText(figures) : dash()},
    };
}

QString loadStateText(const LoadFigures &figures)
{
    switch (figures.phase) {
    case LoadPhase::Idle:
        return {};
    case LoadPhase::LookingUp:
        return LoadWords::tr("looking up");
    case LoadPhase::Opening:
        return LoadWords::tr("connecting");
    case LoadPhase::Sending:
        return LoadWords::tr("sending");
    case LoadPhase::Waiting:
        return LoadWords::tr("waiting for the last answers");
    case LoadPhase::Ended:
        break;
    }
    if (figures.end == LoadEnd::Done)
        return LoadWords::tr("done");
    return figures.end == LoadEnd::Stopped ? LoadWords::tr("stopped") : LoadWords::tr("ended early");
}

LoadRemark loadRemark(const LoadFigures &figures)
{
    const auto sentence = loadSentence(figures);
    if (!sentence)
        return {};
    const char *context = figures.end == LoadEnd::Failed ? "ErrorSentence" : "LoadSentence";
    const auto translated = [&](const char *text) {
        return fillArguments(QCoreApplication::translate(context, text), sentence->arguments);
    };
    return {translated(sentence->cause), translated(sentence->remedy)};
}

} // namespace wirebench
