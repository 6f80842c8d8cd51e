#pragma once

#include "ui/http/downloadruns.h"
#include "ui/http/downloadsession.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace wirebench {

class DownloadActions;
class DownloadsModel;
class DownloadTimeline;
class ListTable;
class Notice;
class PanelPages;
class PathField;
class SettingsRow;

/// One session of downloads of the tab "HTTP": the list of addresses, how many at a time, how far each is, and
/// the timeline of the runs. GUI thread; owned by its session stack.
class DownloadTab final : public SessionPage
{
    Q_OBJECT

public:
    DownloadTab(const SessionContext &context, const QString &name, const DownloadSettings &settings,
                QWidget *parent = nullptr);
    ~DownloadTab() override;

    static QString kindId() { return QStringLiteral("download"); }
    static QString title() { return tr("Downloads"); }

    SessionSettings settings() const override { return downloadSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override { return {}; }
    void languageChanged() override;
    void tick() override;

private:
    DownloadSettings downloadSettings() const;
    void setSettings(const DownloadSettings &settings);
    void makeAddressLine();
    void makeFields();
    PanelPages *makePages();
    QWidget *makePage(const QList<QAction *> &actions, QWidget *first, QWidget *view);
    void connectSession();
    void settingEdited();
    void showWhatApplies();
    void takeChanges(const QList<Download> &changed);
    void tellChange(const Download &before, const Download &now);
    void say(const QString &message);
    void finished();
    void showState();
    QString progressText() const;
    void showFailure(const Error &error);
    void updateActions();
    void retrySelected();
    void cancelSelected();
    void openFolder();
    QString folder() const;

    const TrafficLog &m_log;
    DownloadSession m_session;
    DownloadActions *m_actions;
    DownloadsModel *m_downloads;
    ListTable *m_list;
    DownloadTimeline *m_timeline;
    QLabel *m_comparison;
    QPlainTextEdit *m_messages;
    DownloadRuns m_runs;
    QSpinBox *m_jobs;
    QSpinBox *m_timeout;
    QPlainTextEdit *m_urls;
    Notice *m_urlsNotice;
    PathField *m_folder;
    SettingsRow *m_fields;
    QCheckBox *m_resume;
    QCheckBox *m_verify;
    PathField *m_authorities;
    QLineEdit *m_user;
    QLineEdit *m_password;
    DownloadSettings m_kept; ///< what has no field here
    bool m_loading = false;
    bool m_failed = false;
};

} // namespace wirebench
