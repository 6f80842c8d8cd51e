#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace wirebench {

class ExamplesMenu;
class ShellActions;

/// The window's menus: which actions stand where, in the window's language. GUI thread; owned by the window.
class WindowMenus final : public QObject
{
    Q_OBJECT

public:
    /// @param goToTab one for each tab. All actions outlive the menus.
    WindowMenus(const ShellActions &actions, const QList<QAction *> &goToTab, QMainWindow *window);

    /// What belongs to the session in front; filled by the window.
    QMenu *session() const { return m_session; }
    ExamplesMenu *examples() const { return m_examples; }
    /// Light, dark, high contrast: also behind a button.
    QMenu *themes() const { return m_themes; }

    void retranslate();

private:
    void fillFile(const ShellActions &actions);
    void fillView(const ShellActions &actions, const QList<QAction *> &goToTab);

    QMenu *m_file;
    QMenu *m_session;
    ExamplesMenu *m_examples;
    QMenu *m_view;
    QMenu *m_themes;
    QMenu *m_languages;
    QMenu *m_help;
};

} // namespace wirebench
