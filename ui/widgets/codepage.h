#pragma once

#include "core/program/program.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/trafficpage.h"

#include <QTimer>

class QAction;
class QComboBox;
class QPlainTextEdit;
class QToolButton;

namespace wirebench {

class CodeHighlighter;
class Notice;

/// The session as a program: language and kind to choose, the text to read, copy and save. Follows what is
/// typed, and the log where it shows a replay, while it is visible. GUI thread; owned by the traffic panel.
class CodePage final : public TrafficPage
{
    Q_OBJECT

public:
    explicit CodePage(const TrafficPageContext &context, QWidget *parent = nullptr);
    ~CodePage() override;

    QString id() const override { return QStringLiteral("code"); }
    QString title() const override;
    QWidget *controls() const override { return m_controls; }
    void setSessionEndpoints(const QList<EndpointId> &endpoints) override;
    void setSettings(std::function<SessionSettings()> settings) override;
    void settingsEdited() override;

    /// Language and kind.
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    Language language() const;
    ProgramKind kind() const;
    void choose(Language language, ProgramKind kind);
    QPlainTextEdit *view() const { return m_view; }
    Notice *notice() const { return m_notice; }
    QAction *copyAction() const { return m_copy; }
    /// Errors are told by the notice.
    bool saveTo(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeControls();
    QToolButton *makeButton(QAction *action);
    void chosen();
    void refresh();
    void refreshReplay();
    void showProgram(const Result<QString> &program);
    void lookAtLog();
    void copy();
    void chooseFile();
    void applyLook();
    void retranslate();

    const TrafficLog &m_log;
    Look &m_look;
    QWidget *m_controls;
    QComboBox *m_language;
    QComboBox *m_kind;
    QAction *m_copy;
    QAction *m_save;
    Notice *m_notice;
    QPlainTextEdit *m_view;
    CodeHighlighter *m_highlighter;
    QList<EndpointId> m_endpoints;
    std::function<SessionSettings()> m_settings;
    QString m_program;     ///< whole; the view has its beginning
    quint64 m_seenEnd = 0; ///< of the log, when the replay was written
    PoolJob<Result<QString>> m_job;
    QTimer m_editTimer; ///< what is typed, a moment after the last key
    QTimer m_logTimer;
};

} // namespace wirebench
