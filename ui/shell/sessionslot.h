#pragma once

#include "core/workspace/settings.h"

#include <QWidget>

#include <functional>

namespace wirebench {

class SessionPage;

/// The place of one session in its stack. Its page is made when it is first looked at or asked for: a window
/// that opens with nine sessions has one to draw. GUI thread; owned by its session stack.
class SessionSlot final : public QWidget
{
    Q_OBJECT

public:
    using Make = std::function<SessionPage *(const QString &name, const SessionSettings &settings, QWidget *parent)>;

    /// @param make makes the page, once
    SessionSlot(const QString &name, const SessionSettings &settings, Make make);

    /// Makes it if it is not there yet.
    SessionPage *page();
    /// Null as long as nobody needed it.
    SessionPage *madePage() const { return m_page; }

    QString name() const;
    void setName(const QString &name);
    SessionSettings settings() const;
    bool isRunning() const;

Q_SIGNALS:
    void pageMade(wirebench::SessionPage *page);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QString m_name;
    const SessionSettings m_settings;
    const Make m_make;
    SessionPage *m_page = nullptr;
};

} // namespace wirebench
