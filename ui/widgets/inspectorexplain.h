#pragma once

#include "core/explain/callexplainer.h"
#include "core/traffic/trafficlog.h"
#include "ui/widgets/look.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;

namespace wirebench {

/// The inspector's page Explain: of a call that failed or still waits first the reason, then what the call
/// does, what each argument means, why it waited, its result, its port, its line in Python and in C, and when
/// and on which socket it happened. All texts are plain and can be selected. GUI thread; owned by the
/// inspector.
class InspectorExplain final : public QScrollArea
{
    Q_OBJECT

public:
    /// Look and log outlive the page.
    InspectorExplain(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    void setCall(const SocketCall &call, const CallContext &context);
    void clear();
    /// All that is shown, line by line, for the clipboard.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void compose();
    void addHead(const Explanation &explanation);
    void addReason(const Explanation &explanation);
    void addRemarks();
    void addDetails(const Explanation &explanation);
    void addCode(const Explanation &explanation);
    void addFacts();
    void addTopics(const Explanation &explanation);
    QLabel *addParagraph(const QString &text, const QFont &font, ColorRole role);
    void addRow(const QString &label, const QString &value, bool isData = false);

    const TrafficLog &m_log;
    Look &m_look;
    SocketCall m_call;
    CallContext m_context;
    QStringList m_lines;
    QFormLayout *m_form = nullptr;
};

} // namespace wirebench
