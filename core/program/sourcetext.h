#pragma once

#include <QString>
#include <QStringList>

namespace wirebench {

/// A program while it is written: what stands at its top (its title, notes, imports), and its lines at the
/// depth of the blocks that are open. A value; used on the stack by one emitter.
class SourceText
{
public:
    enum class Comments : quint8 { Hash, Slashes };

    explicit SourceText(Comments comments) : m_comments(comments) {}

    /// What the program is: one English sentence. @p firstLine goes before everything: "#!/bin/sh".
    void setTitle(const QString &title, const QString &firstLine = {});
    /// What this language cannot say, or what must be done first. Told below the title.
    void note(const QString &sentence);
    /// A line that the program needs before its own: "import socket". Each once, sorted.
    void need(const QString &line);

    /// One line or several, each moved to the depth of the open blocks.
    void add(const QString &lines = {});
    /// A comment of its own line or lines, broken at 90 columns. Its text is ours or harmless
    /// (commentText()).
    void comment(const QString &text);
    /// The same, and what follows is deeper until end().
    void begin(const QString &line);
    void end(const QString &line = {});
    /// Columns by which a line added now is moved.
    int indent() const { return m_depth * 4; }

    QString text() const;

private:
    QString commented(const QString &text, int indent) const;

    const Comments m_comments;
    QString m_firstLine;
    QString m_title;
    QStringList m_notes;
    QStringList m_needs;
    QString m_body;
    int m_depth = 0;
};

} // namespace wirebench
