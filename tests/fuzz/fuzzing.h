#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdio>
#include <cstdlib>

/// What the fuzzers share.

/// Ends the run where a rule does not hold; libFuzzer keeps the input.
inline void mustHold(bool rule, const char *name)
{
    if (rule)
        return;
    std::fprintf(stderr, "Does not hold: %s\n", name);
    std::abort();
}

/// An input whose first two bytes say how the others are used.
struct FuzzInput
{
    unsigned options = 0;
    unsigned cut = 0;
    QByteArray bytes;

    FuzzInput(const quint8 *data, std::size_t size)
    {
        if (size < 2)
            return;
        options = data[0];
        cut = data[1];
        bytes = QByteArray(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    }

    /// In pieces whose sizes follow from the second byte: of one byte, of equal size, or in two.
    QList<QByteArray> pieces() const
    {
        QList<QByteArray> cutUp;
        const qsizetype size = cut < 128 ? qsizetype(cut % 16) + 1 : bytes.size() * (cut - 127) / 130 + 1;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            cutUp.append(bytes.mid(at, size));
        return cutUp;
    }
};
