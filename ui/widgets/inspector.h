#pragma once

#include "core/explain/callcontext.h"
#include "ui/widgets/inspectortext.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace wirebench {

class HexView;
class InspectorExplain;
class Look;

/// One record in full: as text, as hex, and explained; or a call that has not returned, explained. Holds a copy
/// of the record, so that it stays readable when the log drops it. GUI thread; owned by the traffic panel.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    enum class Page : quint8 { Text, Hex, Explain };

    /// Log and look outlive the inspector.
    Inspector(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    /// Shows the record @p id, which must be in the snapshot. Pages are filled when they are seen.
    void setRecord(const LogSnapshot &snapshot, quint64 id);
    /// Explains the call that one of these endpoints waits in (log time). When it returns, its record is shown instead.
    void setWaiting(const LogSnapshot &snapshot, const QList<EndpointId> &endpoints, Call call, qint64 sinceNs);
    /// There are newer records: some may complete what is shown. Cheap.
    void extend(const LogSnapshot &snapshot);
    void clear();
    quint64 recordId() const { return m_record.id; } ///< 0: none
    bool isEmpty() const { return m_record.id == 0 && !m_context.isWaiting; }

    Page page() const;
    void setPage(Page page);

    InspectorText *textPage() const { return m_text; }
    HexView *hexPage() const { return m_hex; }
    InspectorExplain *explainPage() const { return m_explain; }

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillPage();
    void seekReturn(const LogSnapshot &snapshot);
    void openPage(int index);
    void retranslate();

    Look &m_look;
    QTabBar *m_tabs;
    QToolButton *m_close;
    QStackedWidget *m_pages;
    InspectorText *m_text;
    HexView *m_hex;
    InspectorExplain *m_explain;
    SocketCall m_record;
    CallContext m_context;
    quint64 m_soughtFrom = 0; ///< while a call waits: the first record that may be its end
    StreamBytes m_stream;
    quint64 m_filled[3] = {}; ///< the record that each page shows
};

} // namespace wirebench
