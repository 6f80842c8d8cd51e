#pragma once

#include "ui/http/httprequestsession.h"
#include "ui/widgets/sessionpage.h"

class QComboBox;

namespace wirebench {

struct CurlRequest;

class HistoryCombo;
class HttpFileJobs;
class HttpRequestActions;
class RequestForm;
class ResponseView;

/// One session of requests in the tab "HTTP": method, address and form, and what came of it. GUI thread;
/// owned by its session stack.
class HttpRequestTab final : public SessionPage
{
    Q_OBJECT

public:
    HttpRequestTab(const SessionContext &context, const QString &name, const HttpRequestSettings &settings,
                   QWidget *parent = nullptr);
    ~HttpRequestTab() override;

    static QString kindId() { return QStringLiteral("http"); }
    static QString title() { return tr("HTTP request"); }

    SessionSettings settings() const override { return requestSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

    ResponseView &response() const { return *m_response; }
    RequestForm &form() const { return *m_form; }
    HttpRequestActions &requestActions() const { return *m_actions; }
    /// Fills the fields, as choosing from the history does: what stood there can be brought back.
    void fillIn(const HttpRequestSettings &settings, const QString &words = {}, const QString &remark = {});
    /// What the session does when its request has ended.
    void showResult(const HttpResultPtr &result);

protected:
    Waiting waiting() const override;
    void languageChanged() override;
    void tick() override;

private:
    HttpRequestSettings requestSettings() const;
    void setSettings(const HttpRequestSettings &settings);
    void makeAddressLine();
    void connectActions();
    void connectSession();
    void connectFiles();
    void settingEdited();
    void addressEdited(const QString &text);
    bool fillFromCurl(const QString &command);
    void undoFill();
    void copy(QString (*write)(const CurlRequest &));
    void saveBody();
    void exportHar();
    void importHar();
    void takeArchive(const QString &path, const QList<HttpHop> &hops);
    void remember(const HttpResultPtr &result);
    void showState();
    void showRunning();
    void showOutcome(const QList<HttpHop> &hops, const Error &error);
    void showOutcomeState(const QList<HttpHop> &hops, bool cancelled);
    void refuse(const Error &error);
    QWidget *fieldOf(const Error &error);
    void acceptCertificate();

    HttpRequestSession m_session;
    HttpRequestActions *m_actions;
    HttpFileJobs *m_files;
    RequestForm *m_form;
    ResponseView *m_response;
    QComboBox *m_method;
    HistoryCombo *m_url;
    HttpRequestSettings m_sent;   ///< of the request that runs, or ran last
    HttpRequestSettings m_before; ///< what undo brings back
    QString m_lastUrl;            ///< as it stood before the last change
    QByteArray m_refused;         ///< SHA-256 of the certificate that broke a rule last
    bool m_cancelled = false; ///< the last one
    bool m_loading = false;
};

} // namespace wirebench
