#pragma once

#include <QByteArrayView>
#include <QList>
#include <QMetaType>
#include <QString>

namespace wirebench {

/// One line of a Gopher menu (RFC 1436, 3.8 and appendix).
struct GopherItem
{
    enum class Type : quint8 {
        Information, ///< "i": text between the others, no link
        Text,        ///< "0"
        Menu,        ///< "1"
        Search,      ///< "7": asks for words
        Error,       ///< "3"
        Binary,      ///< "5", "9", "g", "I", "s", "d": a document to be saved
        Telnet,      ///< "8", "T"
        Html,        ///< "h", often "URL:…" as its selector
        Other,
    };
    Type type = Type::Other;
    char code = '\0'; ///< as in the menu
    QString title;
    QString selector; ///< what is sent to get it
    QString host;
    quint16 port = 0;

    /// Whether it can be asked for with the dialogue "gopher".
    bool isLink() const;
    friend bool operator==(const GopherItem &, const GopherItem &) = default;
};

/// The item of one line without its line end; a line that is none gives one of type Other with the line as its
/// title. For any thread.
GopherItem gopherItem(QByteArrayView line);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::GopherItem)
