#pragma once

#include "core/generate/loadconfig.h"
#include "core/workspace/generatorsettings.h"
#include "ui/generator/generatorsession.h"
#include "ui/widgets/sessionpage.h"

#include <QWidget>

#include <functional>

namespace wirebench {

class GeneratorPanel;
class PayloadEditor;

/// The place of a tab where messages are sent from: the payload editor, or the generator in its stead. One
/// button of each leads to the other; a run goes on meanwhile. GUI thread; owned by its tab.
class GeneratorZone final : public QWidget
{
    Q_OBJECT

public:
    /// What the session's fields say now, or the first that cannot be used.
    using ReadConfig = std::function<Result<LoadConfig>()>;

    /// @param name of the session; its load is another endpoint in the log
    GeneratorZone(const SessionContext &context, EndpointKind kind, const QString &name,
                  PayloadEditor *editor, ReadConfig readConfig);

    GeneratorSettings settings() const;
    void setSettings(const GeneratorSettings &settings);
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    /// For the menu of the session.
    QAction *openAction() const { return m_open; }

    /// Nothing while it runs.
    void start() { startLoad(false); }
    void stop() { m_session.stop(); }
    bool isRunning() const { return m_session.isRunning(); }
    const GeneratorSession &session() const { return m_session; }
    GeneratorPanel *panel() const { return m_panel; }

Q_SIGNALS:
    void edited();
    /// A run has begun to send, or was over before it could.
    void settled(bool running);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void startLoad(bool isConfirmed);
    void toggle();
    void showSession();
    void showPages();

    PayloadEditor *m_editor;
    GeneratorPanel *m_panel;
    GeneratorSession m_session;
    const ReadConfig m_readConfig;
    QAction *m_open;
    bool m_isOpen = false;
    bool m_isSettling = false;
};

} // namespace wirebench
