#include "ui/models/messagelibrary.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

SavedEntry entry(const char *name)
{
    return {QString::fromLatin1(name), {}, SavedMessage()};
}

QString names(const MessageLibrary &library, MessageKind kind)
{
    QStringList list;
    for (const SavedEntry &line : library.entries(kind))
        list += line.name;
    return list.join(u',');
}

} // namespace

class tst_MessageLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindHasItsOwnList()
    {
        MessageLibrary library;
        QSignalSpy changed(&library, &MessageLibrary::changed);
        QVERIFY(library.append(MessageKind::Udp, {entry("a"), entry("b")}));
        QCOMPARE(names(library, MessageKind::Udp), QStringLiteral("a,b"));
        QCOMPARE(names(library, MessageKind::TcpClient), QString());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<MessageKind>(), MessageKind::Udp);
        QVERIFY(library.set(MessageKind::Udp, library.entries(MessageKind::Udp))); // nothing new
        QCOMPARE(changed.size(), 1);
    }

    void everyChangeIsUndone()
    {
        MessageLibrary library;
        QVERIFY(!library.canUndo(MessageKind::Udp));
        library.append(MessageKind::Udp, {entry("a")});
        library.append(MessageKind::TcpClient, {entry("t")});
        library.append(MessageKind::Udp, {entry("b")});
        library.set(MessageKind::Udp, {});
        library.undo(MessageKind::Udp);
        QCOMPARE(names(library, MessageKind::Udp), QStringLiteral("a,b"));
        library.undo(MessageKind::Udp);
        library.undo(MessageKind::Udp);
        QVERIFY(!library.canUndo(MessageKind::Udp));
        library.undo(MessageKind::Udp);
        QCOMPARE(names(library, MessageKind::Udp), QString());
        QCOMPARE(names(library, MessageKind::TcpClient), QStringLiteral("t"));
    }

    void whatWasLoadedIsTheBeginning()
    {
        MessageLibrary library;
        library.append(MessageKind::Udp, {entry("a")});
        SavedMessages messages;
        messages.udp = {entry("b")};
        library.load(messages);
        QVERIFY(!library.canUndo(MessageKind::Udp));
        QCOMPARE(library.messages(), messages);
    }

    void fullListsTakeNoMore()
    {
        MessageLibrary library;
        QVERIFY(library.set(MessageKind::Udp, QList<SavedEntry>(messagelimits::entries, entry("a"))));
        QVERIFY(!library.append(MessageKind::Udp, {entry("b")}));
        QCOMPARE(library.entries(MessageKind::Udp).size(), messagelimits::entries);
    }
};

QTEST_GUILESS_MAIN(tst_MessageLibrary)
#include "tst_messagelibrary.moc"
