#pragma once

#include <QComboBox>
#include <QStringList>

namespace wirebench {

/// A field for a short text, such as a host, that offers what was used before, newest first. Typing is
/// free; nothing is completed over what is typed. GUI thread; owned by its parent.
class HistoryCombo final : public QComboBox
{
    Q_OBJECT

public:
    static constexpr int maximumEntries = 20;

    explicit HistoryCombo(QWidget *parent = nullptr);

    QString text() const { return currentText(); }
    /// Does not touch the history.
    void setText(const QString &text);

    /// Puts a text that was really used on top of the history.
    void remember(const QString &text);
    QStringList history() const;
    void setHistory(const QStringList &newestFirst);

Q_SIGNALS:
    /// The text changed: typed, chosen or set.
    void textChanged(const QString &text);
};

} // namespace wirebench
