#pragma once

#include <QByteArrayView>

namespace wirebench {

/// The one account of the practice servers.
inline constexpr const char *practiceUser = "alice";
inline constexpr const char *practicePassword = "wonderland";

inline bool isPracticeLogin(QByteArrayView user, QByteArrayView password)
{
    return user == QByteArrayView(practiceUser) && password == QByteArrayView(practicePassword);
}

} // namespace wirebench
