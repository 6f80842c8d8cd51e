#pragma once

#include <QLineEdit>
#include <QStringList>

namespace wirebench {

/// One line to say something: Enter says it, ↑ brings back what was said before, ↓ goes forward again to what
/// was being typed. GUI thread; owned by its panel.
class SayLine final : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int maximumEntries = 50;

    explicit SayLine(QWidget *parent = nullptr);

    QStringList history() const { return m_history; }
    void setHistory(const QStringList &newestLast);
    /// While nobody would hear it, what is typed stays, and Enter does nothing.
    void setSayEnabled(bool enabled) { m_sayEnabled = enabled; }

    /// As Enter does: says what stands in the line, if that is something, and empties it.
    void submit();

Q_SIGNALS:
    void said(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void recall(int step);

    QStringList m_history;
    QString m_typed;     ///< what was being typed before ↑
    int m_position = -1; ///< in m_history; -1: what is being typed
    bool m_sayEnabled = false;
};

} // namespace wirebench
