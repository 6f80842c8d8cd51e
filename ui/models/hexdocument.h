#pragma once

#include <QByteArray>

#include <deque>
#include <optional>

namespace wirebench {

/// Bytes that are edited, with what is needed to undo it. Qt Core only; a value of the GUI thread. Bounded:
/// what would make it longer than `limit` is refused, and of the history the oldest steps are forgotten.
class HexDocument
{
public:
    static constexpr qsizetype limit = 1024 * 1024;       ///< bytes
    static constexpr size_t mostSteps = 1000;             ///< of undo
    static constexpr qsizetype mostStepBytes = 8 * limit; ///< all steps together

    const QByteArray &bytes() const { return m_bytes; }
    qsizetype size() const { return m_bytes.size(); }

    /// Other bytes, without a history. What is longer than the limit is cut.
    void setBytes(const QByteArray &bytes);
    /// Puts @p inserted in place of @p length bytes at @p position; out of range is cut. False if it would
    /// grow too long: nothing has changed then.
    /// @param joins it is one step of undo with the edit before: the second digit of a byte.
    bool replace(qsizetype position, qsizetype length, QByteArrayView inserted, bool joins = false);

    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    /// Where the change ends, for the cursor; none if there is nothing to undo.
    std::optional<qsizetype> undo();
    std::optional<qsizetype> redo();

private:
    struct Step
    {
        qsizetype position = 0;
        QByteArray removed;
        QByteArray inserted;

        qsizetype bytes() const { return removed.size() + inserted.size(); }
    };

    bool joinStep(qsizetype position, qsizetype length, QByteArrayView inserted);
    void remember(Step step);

    QByteArray m_bytes;
    std::deque<Step> m_undo;
    std::deque<Step> m_redo;
    qsizetype m_stepBytes = 0; ///< of m_undo
};

} // namespace wirebench
