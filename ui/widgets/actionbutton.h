#pragma once

#include <QPushButton>

class QAction;

namespace wirebench {

/// A push button that shows an action: word, icon, tooltip, enabled and visible come from it, now and
/// whenever it changes, and a click triggers it. GUI thread; owned by its parent.
class ActionButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit ActionButton(QWidget *parent = nullptr) : QPushButton(parent) {}

    /// The action is not owned. Once for each button.
    void setAction(QAction *action);
    /// All words that the action will have, so that the button does not change its width with them.
    void reserveWords(const QStringList &words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QStringList m_words;
};

} // namespace wirebench
