#pragma once

#include "ui/language/rememberingtranslator.h"

class QAction;
class QLabel;
class QObject;
class QWidget;

namespace wirebench {

/// Looks up anew, in the language of now, the texts that widgets were given once, when they were made: labels,
/// buttons, tooltips, accessible names, placeholders, entries of lists, tabs, suffixes, actions. What is typed
/// is never touched, nor is what has the property "notation": names of calls. Texts that depend on a state are
/// the business of their widgets, on QEvent::LanguageChange. A value, used at once. GUI thread.
class Retranslator final
{
public:
    /// @param memory of the language before
    explicit Retranslator(const TextMemory &memory) : m_memory(memory) {}

    /// All widgets of the program, and their actions.
    void retranslateAll() const;
    void retranslate(QWidget &widget) const;
    void retranslate(QAction &action) const;

private:
    QString again(const QString &text, const QObject &owner) const;
    void retranslateLabel(QLabel &label) const;
    void retranslateParts(QWidget &widget) const;
    template <typename Get, typename Set>
    void renew(const QObject &owner, Get get, Set set) const;

    const TextMemory &m_memory;
};

} // namespace wirebench
