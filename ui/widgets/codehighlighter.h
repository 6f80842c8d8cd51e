#pragma once

#include "core/program/program.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace wirebench {

class Look;

/// Colours a program modestly: comments, strings, keywords and numbers, no more. Colours are the palette's;
/// the text says the same without them. GUI thread; owned by its document; the look outlives it.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(const Look &look, QTextDocument *document);

    void setLanguage(Language language);
    /// The colours have changed.
    void applyLook();

protected:
    void highlightBlock(const QString &line) override;

private:
    /// The end of what an earlier line has begun; 0 if nothing.
    int finishEarlier(const QString &line);

    const Look &m_look;
    Language m_language = Language::Python;
    QRegularExpression m_token;
    QTextCharFormat m_comment;
    QTextCharFormat m_string;
    QTextCharFormat m_keyword;
    QTextCharFormat m_number;
};

} // namespace wirebench
