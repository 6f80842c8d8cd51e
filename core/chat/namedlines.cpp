#include "core/chat/namedlines.h"

#include <utility>

namespace wirebench {

std::optional<NamedLines::Event> NamedLines::named(std::optional<TextLine> line)
{
    if (!line)
        return std::nullopt;
    const bool isName = !std::exchange(m_hasName, true);
    if (isName && line->bytes.startsWith("\xEF\xBB\xBF"))
        line->bytes.remove(0, 3);
    return Event{isName, std::move(*line)};
}

std::optional<NamedLines::Event> NamedLines::finish()
{
    std::optional<TextLine> last = m_lines.finish();
    return m_hasName ? named(std::move(last)) : std::nullopt;
}

} // namespace wirebench
