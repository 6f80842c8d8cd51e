#pragma once

#include "core/traffic/trafficlog.h"

#include <QScrollArea>

class QFormLayout;

namespace wirebench {

class Look;

/// The inspector's page Call: what the call does, what each argument and the result mean, when it happened,
/// how long it waited, and on which socket. All texts are plain and can be selected. GUI thread; owned by
/// the inspector.
class InspectorCall final : public QScrollArea
{
    Q_OBJECT

public:
    /// Look and log outlive the page.
    InspectorCall(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    void setRecord(const SocketCall &call);
    void clear();
    /// All that is shown, line by line, for the clipboard.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void compose();
    void addHead();
    void addError();
    void addArguments();
    void addFacts();
    void addRow(const QString &label, const QString &value, bool isData = false);

    const TrafficLog &m_log;
    Look &m_look;
    SocketCall m_call;
    QStringList m_lines;
    QFormLayout *m_form = nullptr;
};

} // namespace wirebench
