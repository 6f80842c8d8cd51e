#pragma once

#include "ui/http/httpserversession.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class HistoryCombo;
class HttpServerActions;
class ListTable;
class PathField;
class ServedRequestsModel;
class SettingsRow;
class TlsFields;

/// One HTTP server session of the tab "HTTP": where it listens, what it serves, and who asked for what. GUI
/// thread; owned by its session stack.
class HttpServerTab final : public SessionPage
{
    Q_OBJECT

public:
    HttpServerTab(const SessionContext &context, const QString &name, const HttpServerSettings &settings,
                  QWidget *parent = nullptr);
    ~HttpServerTab() override;

    static QString kindId() { return QStringLiteral("http-server"); }
    static QString title() { return tr("HTTP server"); }

    SessionSettings settings() const override { return serverSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override;
    void languageChanged() override;

private:
    HttpServerSettings serverSettings() const;
    void setSettings(const HttpServerSettings &settings);
    void makeAddressLine();
    void makeFields();
    QWidget *makeList();
    void connectSession();
    void settingEdited();
    void showWhatApplies();
    void showStatus();
    void showAnswered();
    void showFailure(const Error &error);
    void take(const QList<ServedRequest> &requests, quint64 dropped);
    void clearList();
    QWidget *fieldOf(const Error &error) const;
    QString servedUrl() const;
    QString listeningText() const;

    HttpServerSession m_session;
    HttpServerActions *m_actions;
    ServedRequestsModel *m_requests;
    ListTable *m_list;
    QLabel *m_listTitle;
    HistoryCombo *m_host;
    QLineEdit *m_port;
    QComboBox *m_family;
    SettingsRow *m_fields;
    QComboBox *m_serve;
    PathField *m_folder;
    QCheckBox *m_listing;
    QSpinBox *m_keepAlive;
    QSpinBox *m_bytesPerSecond;
    TlsFields *m_tls;
    quint64 m_answered = 0;
    quint64 m_dropped = 0; ///< of a flood, not in the list
    bool m_loading = false;
    bool m_failed = false; ///< the last start
};

} // namespace wirebench
