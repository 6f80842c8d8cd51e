#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace wirebench {

class ActionButton;
class ErrorDetails;
class Look;

/// A line under the thing that it is about: a symbol, one sentence of cause, one of remedy, the errno
/// name in quiet letters. Hidden while it has nothing to say. GUI thread; owned by its parent widget.
///
/// Of an error that can be explained at length, the button More opens that in place, below the line.
///
/// The text can be selected, wraps, and is always plain: markup in it is shown as typed. Assistive
/// technology hears it as an alert when it appears. Whoever showed a notice clears it when its cause is
/// gone; the user may dismiss it before.
class Notice final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 {
        Info,    ///< a hint
        Trouble, ///< something failed or cannot be used
    };

    /// @param look must outlive the notice
    explicit Notice(Look &look, QWidget *parent = nullptr);

    void showError(const Error &error);
    /// @param detail a short name shown in quiet letters after the sentences, such as an errno name
    void showText(Kind kind, const QString &cause, const QString &remedy = {}, const QString &detail = {});
    /// A button beside what is shown now, for a way out of it. Goes with the text. The action is not owned.
    void offer(QAction *action);
    /// Hides it. Does not say dismissed().
    void clear();

    bool isEmpty() const { return m_cause.isEmpty(); }
    Kind kind() const { return m_kind; }
    QString cause() const { return m_cause; }
    QString remedy() const { return m_remedy; }
    QString detail() const { return m_detail; }
    /// All of it in one line.
    QString text() const;

    /// Whether there is a longer explanation than the line, and whether it is shown.
    bool canExplain() const;
    bool isExplaining() const;
    /// As the button More does. Nothing where there is no more to say.
    void setExplaining(bool on);

    /// Whether there is a button to close it. True at first.
    void setDismissable(bool dismissable);

Q_SIGNALS:
    /// The user closed it.
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Paragraph;

    void applyLook();
    void retranslate();
    void compose();
    void announce();
    void withdrawOffer();
    void offerDetails();

    Look &m_look;
    QHBoxLayout *m_row;
    QLabel *m_symbol;
    Paragraph *m_paragraph;
    ActionButton *m_offer = nullptr;
    QToolButton *m_close;
    QToolButton *m_more;
    ErrorDetails *m_details = nullptr; ///< made when it is first wanted
    std::optional<Error> m_error; // kept, so that it can be said again in another language
    Kind m_kind = Kind::Info;
    QString m_cause;
    QString m_remedy;
    QString m_detail;
};

} // namespace wirebench
