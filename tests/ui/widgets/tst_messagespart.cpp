#include "ui/widgets/look.h"
#include "ui/widgets/messagespart.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/savedmessagespanel.h"
#include "ui/widgets/sequencebar.h"
#include "ui/widgets/sequenceeditor.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace wirebench;

namespace {

PayloadSettings typed(const QString &text)
{
    PayloadSettings payload;
    payload.text = text;
    return payload;
}

struct Bench
{
    explicit Bench(MessageKind kind = MessageKind::Udp) : m_kind(kind)
    {
        part = std::make_unique<MessagesPart>(
            kind, library, look, editor,
            [this](const SavedMessage &message, const OutboundMessage &bytes) -> Result<void> {
                sent += message.host + u'|' + QString::fromUtf8(bytes.bytes.toByteArray());
                return result;
            });
        window.reset(part->besides(new QLabel(QStringLiteral("content"))));
        window->resize(800, 400);
        window->show();
    }
    const QList<SavedEntry> &entries() const { return library.entries(m_kind); }

    Look look;
    MessageLibrary library;
    PayloadEditor editor{look};
    Result<void> result;
    QStringList sent;
    std::unique_ptr<MessagesPart> part;
    std::unique_ptr<QWidget> window;

private:
    const MessageKind m_kind;
};

SocketCall received(const QByteArray &bytes)
{
    SocketCall call;
    call.call = Call::RecvFrom;
    call.direction = Direction::Received;
    call.payload = Bytes::copyOf(bytes);
    call.flow =
        FlowPtr(new Flow(EndpointPtr(), ConnectionId(), {}, SocketAddress::fromIPv4(0x7f000001, 4000)));
    return call;
}

} // namespace

class tst_MessagesPart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsHiddenAtFirstAndInProjectorMode()
    {
        Bench bench;
        QSignalSpy moved(bench.part.get(), &MessagesPart::moved);
        QVERIFY(!bench.part->panel()->isVisible());
        bench.part->toggleAction()->setChecked(true);
        QVERIFY(bench.part->panel()->isVisible());
        QCOMPARE(moved.size(), 1);
        bench.look.setProjected({Theme::HighContrast, 2});
        QVERIFY(!bench.part->panel()->isVisible());
        bench.look.endProjection();
        QVERIFY(bench.part->panel()->isVisible());
        const QByteArray state = bench.part->saveState();
        Bench other;
        other.part->restoreState(state);
        QVERIFY(other.part->toggleAction()->isChecked());
        other.part->restoreState(QByteArray("nonsense"));
    }

    void editorsModesAreKept()
    {
        Bench bench;
        PayloadSettings payload = typed(QStringLiteral("41 42"));
        payload.format.notation = PayloadNotation::Hex;
        payload.checksum = {ChecksumKind::Crc32, ChecksumOrder::LowFirst, ChecksumPlace::End};
        payload.pieceSize = 2;
        payload.history = {QStringLiteral("x")};
        bench.editor.setSettings(payload);
        bench.part->saveAction()->trigger();
        QCOMPARE(bench.entries().size(), 1);
        QVERIFY(bench.entries()[0].message());
        const PayloadSettings saved = bench.entries()[0].message()->payload;
        QCOMPARE(saved.format, payload.format);
        QCOMPARE(saved.checksum, payload.checksum);
        QCOMPARE(saved.pieceSize, 2);
        bench.editor.setSettings(typed(QStringLiteral("else")));
        Q_EMIT bench.part->panel()->editRequested(0);
        QCOMPARE(bench.editor.settings().checksum, payload.checksum);
        QVERIFY(bench.editor.settings().history.contains(QStringLiteral("else"))); // nothing typed is lost
    }

    /// What a peer has said is saved as to be sent to it.
    void recordsAreSavedWithTheAddressesSwapped()
    {
        Bench bench;
        bench.part->setSendsToNamed(true);
        bench.part->saveRecord(received("ping"));
        QVERIFY(bench.part->panel()->isVisible());
        QCOMPARE(bench.entries().size(), 1);
        QCOMPARE(bench.entries()[0].message()->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(bench.entries()[0].message()->port, QStringLiteral("4000"));
        Q_EMIT bench.part->panel()->chosen(0);
        QCOMPARE(bench.sent, QStringList{QStringLiteral("127.0.0.1|ping")});
        QSignalSpy wanted(bench.part.get(), &MessagesPart::addressWanted);
        Q_EMIT bench.part->panel()->editRequested(0);
        QCOMPARE(wanted.size(), 1);
        bench.part->saveRecord(SocketCall());
        QCOMPARE(bench.entries().size(), 1);
    }

    void whyItIsNotSentIsSaid()
    {
        Bench bench;
        bench.library.append(MessageKind::Udp,
                             {{QStringLiteral("a"), {}, savedMessage(typed(QStringLiteral("x")))}});
        bench.editor.setSendEnabled(false, QStringLiteral("Open first"));
        Q_EMIT bench.part->panel()->chosen(0);
        QVERIFY(bench.sent.isEmpty());
        QVERIFY(bench.part->panel()->notice()->text().contains(QStringLiteral("Open first")));
        bench.editor.setSendEnabled(true);
        bench.result = failure({ErrorCode::NoPeer, {}});
        Q_EMIT bench.part->panel()->chosen(0);
        QCOMPARE(bench.part->panel()->notice()->kind(), Notice::Kind::Trouble);
        PayloadSettings broken = typed(QStringLiteral("4"));
        broken.format.notation = PayloadNotation::Hex;
        bench.library.append(MessageKind::Udp, {{QStringLiteral("b"), {}, savedMessage(broken)}});
        Q_EMIT bench.part->panel()->chosen(1);
        QCOMPARE(bench.sent.size(), 1);
    }

    void placeholdersAreFilledInAtEachSending()
    {
        Bench bench;
        PayloadSettings payload = typed(QStringLiteral("{counter} to {peer}"));
        payload.placeholders = true;
        bench.part->setPeer([] { return QStringLiteral("somebody"); });
        bench.library.append(MessageKind::Udp, {{QStringLiteral("a"), {}, savedMessage(payload)}});
        Q_EMIT bench.part->panel()->chosen(0);
        Q_EMIT bench.part->panel()->chosen(0);
        QCOMPARE(bench.sent,
                 (QStringList{QStringLiteral("|1 to somebody"), QStringLiteral("|2 to somebody")}));
    }

    void sequencesRunAndStopWithTheirError()
    {
        Bench bench;
        SavedSequence sequence;
        for (const char *text : {"a", "b"})
            sequence.steps += SequenceStep{{}, savedMessage(typed(QString::fromLatin1(text))), 1, 1};
        sequence.rounds = 2;
        bench.library.append(MessageKind::Udp, {{QStringLiteral("S"), {}, sequence}});
        Q_EMIT bench.part->panel()->chosen(0);
        QTRY_COMPARE(bench.part->bar()->text(), QStringLiteral("S: done, 4 sent"));
        QCOMPARE(bench.sent.join(u','), QStringLiteral("|a,|b,|a,|b"));
        Q_EMIT bench.part->panel()->chosen(0);
        bench.part->sendFailed({ErrorCode::NotConnected, {}});
        QVERIFY(!bench.part->runner().isRunning());
        QCOMPARE(bench.part->panel()->notice()->kind(), Notice::Kind::Trouble);
        bench.library.set(MessageKind::Udp, {{QStringLiteral("empty"), {}, SavedSequence()}});
        Q_EMIT bench.part->panel()->chosen(0);
        QVERIFY(!bench.part->runner().isRunning());
    }

    /// Leaving the connection in the middle ends it with a word.
    void sequenceEndsWhenNothingCanBeSentAnyMore()
    {
        Bench bench;
        bench.library.append(MessageKind::Udp,
                             {{QStringLiteral("S"), {}, SavedSequence{{SequenceStep{{}, {}, 1, 1}}, 0}}});
        Q_EMIT bench.part->panel()->chosen(0);
        QTRY_VERIFY(!bench.sent.isEmpty());
        bench.editor.setSendEnabled(false, QStringLiteral("Open first"));
        QTRY_VERIFY(!bench.part->runner().isRunning());
        QCOMPARE(bench.part->panel()->notice()->kind(), Notice::Kind::Trouble);
    }

    void sequencesAreEditedInTheirWindow()
    {
        Bench bench;
        bench.library.append(MessageKind::Udp, {{QStringLiteral("S"), {}, SavedSequence()}});
        Q_EMIT bench.part->panel()->editRequested(0);
        QVERIFY(bench.part->sequenceEditor());
        bench.part->sequenceEditor()->addStep({QStringLiteral("x"), {}, 5, 5});
        bench.part->sequenceEditor()->accept();
        QVERIFY(bench.entries()[0].sequence());
        QCOMPARE(bench.entries()[0].sequence()->steps.size(), 1);
        QTRY_VERIFY(!bench.part->sequenceEditor());
    }

    void aMessageIsReplacedByTheEditor()
    {
        Bench bench;
        bench.library.append(MessageKind::Udp,
                             {{QStringLiteral("a"), {}, savedMessage(typed({}), QStringLiteral("h"))}});
        bench.editor.setSettings(typed(QStringLiteral("new")));
        Q_EMIT bench.part->panel()->updateRequested(0);
        QCOMPARE(bench.entries()[0].message()->payload.text, QStringLiteral("new"));
        QCOMPARE(bench.entries()[0].message()->host, QStringLiteral("h"));
        Q_EMIT bench.part->panel()->updateRequested(-1);
    }
};

QTEST_MAIN(tst_MessagesPart)
#include "tst_messagespart.moc"
