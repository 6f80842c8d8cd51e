#include "ui/language/rememberingtranslator.h"

#include <utility>

namespace wirebench {

QString RememberingTranslator::translate(const char *context, const char *source, const char *comment, int n) const
{
    const QString translated = QTranslator::translate(context, source, comment, n);
    if (n >= 0 || !source || !*source)
        return translated;
    const TextOrigin origin{context, source, comment};
    const QMutexLocker lock(&m_mutex);
    QList<TextOrigin> &known = m_memory[translated.isNull() ? QString::fromUtf8(source) : translated];
    if (!known.contains(origin))
        known.append(origin);
    return translated;
}

TextMemory RememberingTranslator::takeMemory()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_memory, {});
}

} // namespace wirebench
