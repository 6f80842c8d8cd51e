#pragma once

#include "core/traffic/trafficlog.h"
#include "ui/widgets/inspectortext.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace wirebench {

class HexView;
class InspectorCall;
class Look;

/// One record in full: as text, as hex, and as the call it was. Holds a copy of the record, so that it stays
/// readable when the log drops it. GUI thread; owned by the traffic panel.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    enum class Page : quint8 { Text, Hex, Call };

    /// Log and look outlive the inspector.
    Inspector(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    /// Shows the record @p id, which must be in the snapshot. Pages are filled when they are seen.
    void setRecord(const LogSnapshot &snapshot, quint64 id);
    /// There are newer records: some may complete what is shown. Cheap.
    void extend(const LogSnapshot &snapshot);
    void clear();
    quint64 recordId() const { return m_record.id; } ///< 0: none

    Page page() const;
    void setPage(Page page);

    InspectorText *textPage() const { return m_text; }
    HexView *hexPage() const { return m_hex; }
    InspectorCall *callPage() const { return m_call; }

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillPage();
    void openPage(int index);
    void retranslate();

    Look &m_look;
    QTabBar *m_tabs;
    QToolButton *m_close;
    QStackedWidget *m_pages;
    InspectorText *m_text;
    HexView *m_hex;
    InspectorCall *m_call;
    SocketCall m_record;
    StreamBytes m_stream;
    quint64 m_filled[3] = {}; ///< the record that each page shows
};

} // namespace wirebench
