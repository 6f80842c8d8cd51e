#pragma once

#include "core/http/httphop.h"
#include "ui/widgets/look.h"

#include <QScrollArea>

namespace wirebench {

/// How long each phase of each step took, as bars on one axis of time: look-up, connect, TLS, send, wait,
/// receive, with their milliseconds; redirections and logins below each other. GUI thread; owned by its
/// parent.
class WaterfallView final : public QScrollArea
{
    Q_OBJECT

public:
    /// @param look must outlive the view
    explicit WaterfallView(Look &look, QWidget *parent = nullptr);

    void setHops(const QList<HttpHop> &hops);
    /// All of it in words, a line for each step and phase, as it is copied and read aloud.
    QString text() const;

private:
    class Chart;
    Chart *m_chart;
};

/// One bar: when it began after the first step, and how long it lasted.
struct WaterfallBar
{
    QString name;
    ColorRole role = ColorRole::Text;
    qint64 startNs = 0;
    qint64 lengthNs = 0;
};
/// One step with its bars, those that it had.
struct WaterfallStep
{
    QString title;
    QList<WaterfallBar> bars;
    qint64 startNs = 0;
    qint64 totalNs = 0;
};
QList<WaterfallStep> waterfallSteps(const QList<HttpHop> &hops);

} // namespace wirebench
