#pragma once

#include "ui/chat/joinoffer.h"
#include "ui/chat/labserversession.h"
#include "ui/widgets/sessionpage.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class BoardPanel;
class ChatPanel;
class ChatServerActions;
class HistoryCombo;
class JoinPanel;
class LabFields;
class LabPortsPanel;
class PanelPages;

/// One session of the lab: its five ports with what they do wrong on purpose, the class board, and what is
/// said. GUI thread; owned by its session stack.
class LabServerTab final : public SessionPage
{
    Q_OBJECT

public:
    LabServerTab(const SessionContext &context, const QString &name, const LabServerSettings &settings,
                 QWidget *parent = nullptr);
    ~LabServerTab() override;

    static QString kindId() { return QStringLiteral("lab-server"); }
    static QString title() { return tr("Lab"); }

    SessionSettings settings() const override { return labSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override { return {}; }
    void languageChanged() override;

private:
    LabServerSettings labSettings() const;
    void setSettings(const LabServerSettings &settings);
    void makeAddressLine();
    void makePages();
    void connectActions();
    void connectSession();
    void settingEdited();
    void moveOffset(int offset);
    void showOffset();
    void useOtherPorts();
    int otherOffset() const;
    void showPeople();
    void showNames();
    void showStatus();
    void showFailure(const Error &error);
    QWidget *fieldOf(const Error &error) const;
    QList<SocketAddress> listening() const;
    JoinOffer offered() const;
    void showJoining();
    void openToOthers();
    void goToEvidence(quint64 record);

    LabServerSession m_session;
    ChatServerActions *m_actions;
    LabServerSettings m_kept; ///< with what has no field here
    HistoryCombo *m_host;
    QComboBox *m_family;
    QSpinBox *m_offset;
    LabPortsPanel *m_ports;
    LabFields *m_fields;
    QLineEdit *m_hostName;
    PanelPages *m_pages;
    BoardPanel *m_board;
    ChatPanel *m_chat;
    JoinPanel *m_join;
    bool m_loading = false;
    bool m_failed = false;      ///< the last start has failed
    bool m_startsAgain = false; ///< once it has stopped
};

} // namespace wirebench
