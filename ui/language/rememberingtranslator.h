#pragma once

#include <QHash>
#include <QList>
#include <QMutex>
#include <QTranslator>

namespace wirebench {

/// Where a text of the window comes from.
struct TextOrigin
{
    QByteArray context;
    QByteArray source;
    QByteArray comment;

    friend bool operator==(const TextOrigin &, const TextOrigin &) = default;
};

/// A text as it is shown -> all that it may be the text of.
using TextMemory = QHash<QString, QList<TextOrigin>>;

/// A translator that remembers what it was asked for: so the texts that widgets already show can be looked up
/// again in another language. Texts that hold a number or were put together are not remembered as they are
/// shown; whoever makes them makes them anew. May be asked by any thread, as every translator.
class RememberingTranslator final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *source, const char *comment, int n) const override;
    /// Also in the language of the sources, which has no translations.
    bool isEmpty() const override { return false; }

    /// What was remembered, which is forgotten here.
    TextMemory takeMemory();

private:
    mutable QMutex m_mutex;
    mutable TextMemory m_memory;
};

} // namespace wirebench
