#pragma once

#include "core/base/error.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

namespace wirebench {

class HistoryField;
class Look;
class Notice;

/// A text of several lines that has rules, such as "NAME: VALUE" in each line. What breaks them is marked in
/// place and said below after a pause in typing, or when judge() is called; that it is mended is seen at
/// once. GUI thread; owned by its parent.
class LinesEditor final : public QWidget
{
    Q_OBJECT

public:
    struct Mistake
    {
        int position = 0;
        int length = 1;
        Error error; ///< said as such; None: the words
        QString words;
    };
    /// Nothing if the text is in order.
    using Rules = std::function<std::optional<Mistake>(const QString &text)>;

    /// @param name accessible, and for tests. @param look must outlive the editor
    LinesEditor(Look &look, const QString &name, QWidget *parent = nullptr);

    void setRules(Rules rules);
    QString text() const;
    void setText(const QString &text);
    void setPlaceholderText(const QString &text);
    /// Marks a mistake now. True if there is none.
    bool judge();
    HistoryField *field() const { return m_field; }
    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    void edited();

private:
    void textEdited();
    void applyLook();

    Look &m_look;
    HistoryField *m_field;
    Notice *m_notice;
    Rules m_rules;
    QTimer m_timer;
};

/// Of an Error with the position of a line: up to that line's end.
LinesEditor::Mistake lineMistake(const QString &text, const Error &error);

} // namespace wirebench
