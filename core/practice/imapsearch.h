#pragma once

#include "core/practice/imapcommand.h"
#include "core/practice/practicemail.h"

#include <functional>

namespace wirebench {

/// What a SEARCH asks for (RFC 3501, 6.4.4). Not offered: the keys with the date that a letter bears (SENTSINCE, …) and keywords.
class ImapSearch
{
public:
    /// Reads the keys. Nothing where they are not understood.
    /// @param highestNumber, highestUid what "*" stands for.
    static std::optional<ImapSearch> parse(ImapCommand &command, quint32 highestNumber, quint32 highestUid);

    bool matches(quint32 number, const StoredMail &message) const;

private:
    using Key = std::function<bool(quint32 number, const StoredMail &message)>;

    class Reader;

    QList<Key> m_keys; ///< all of them must match
};

} // namespace wirebench
