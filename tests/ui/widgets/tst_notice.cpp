#include "tests/ui/widgets/translator.h"
#include "ui/widgets/errordetails.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAccessible>
#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <cerrno>

using namespace wirebench;

class tst_Notice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenUntilItHasSomethingToSay()
    {
        Look look;
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *notice = new Notice(look, &window);
        column->addWidget(notice);
        window.show();
        QVERIFY(!notice->isVisible());
        notice->showError(Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("[::1]:80")));
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->kind(), Notice::Kind::Trouble);
        QCOMPARE(notice->detail(), QStringLiteral("EADDRINUSE"));
        QVERIFY(shownText(*notice).contains(notice->cause()));
        QVERIFY(shownText(*notice).contains(notice->remedy()));
        QVERIFY(shownText(*notice).contains(QStringLiteral("EADDRINUSE")));
        notice->clear();
        QVERIFY(!notice->isVisible());
        QVERIFY(notice->isEmpty());
    }

    void markupIsShownAsTyped()
    {
        Look look;
        Notice notice(look);
        notice.showText(Notice::Kind::Info, QStringLiteral("<b>bold</b> &amp; <img src=x>"));
        QCOMPARE(shownText(notice), QStringLiteral("<b>bold</b> &amp; <img src=x>"));
    }

    void theUserMayDismissIt()
    {
        Look look;
        Notice notice(look);
        QSignalSpy dismissed(&notice, &Notice::dismissed);
        notice.showText(Notice::Kind::Info, QStringLiteral("A hint."));
        auto *close = notice.findChild<QToolButton *>();
        QVERIFY(!close->accessibleName().isEmpty());
        QTest::mouseClick(close, Qt::LeftButton);
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(notice.isEmpty());
        notice.setDismissable(false);
        notice.showText(Notice::Kind::Info, QStringLiteral("Stays."));
        QVERIFY(!close->isVisible());
    }

    void moreExplainsInPlace()
    {
        Look look;
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *notice = new Notice(look, &window);
        column->addWidget(notice);
        window.show();
        notice->showError(Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("[::1]:80")));
        QVERIFY(notice->canExplain());
        QToolButton *more = moreButton(*notice);
        QVERIFY(more && more->isVisible());
        const int before = notice->sizeHint().height();
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(notice->isExplaining());
        auto *details = notice->findChild<ErrorDetails *>();
        QVERIFY(details && details->isVisible());
        QVERIFY(details->toPlainText().contains(QStringLiteral("lsof -i:80")));
        QTRY_VERIFY(notice->sizeHint().height() > before);
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(!notice->isExplaining() && !details->isVisible());
    }

    void anotherMessageClosesTheExplanation()
    {
        Look look;
        Notice notice(look);
        notice.showError(Error::fromErrno(QStringLiteral("connect"), ECONNREFUSED, QStringLiteral("[::1]:80")));
        notice.setExplaining(true);
        QVERIFY(notice.isExplaining());
        notice.showError({ErrorCode::InvalidPort, {QStringLiteral("x")}});
        QVERIFY(!notice.canExplain() && !notice.isExplaining());
        QVERIFY(moreButton(notice)->isHidden());
        notice.setExplaining(true); // there is nothing to say
        QVERIFY(!notice.isExplaining());
        notice.showText(Notice::Kind::Info, QStringLiteral("A hint."));
        QVERIFY(!notice.canExplain());
    }

    void theExplanationFollowsTheLanguage()
    {
        Look look;
        Notice notice(look);
        notice.showError(Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("[::1]:80")));
        notice.setExplaining(true);
        const test::FrenchTranslator french;
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&notice, &change);
        QVERIFY(notice.findChild<ErrorDetails *>()->toPlainText().contains(QStringLiteral("Adresse déjà utilisée")));
        QVERIFY(notice.isExplaining());
    }

    void wrapsInANarrowWindow()
    {
        Look look;
        Notice notice(look);
        notice.showError(
            Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("127.0.0.1:9999")));
        const int wide = notice.heightForWidth(100 * look.unit());
        const int narrow = notice.heightForWidth(40 * look.unit());
        QVERIFY(narrow > wide);
        notice.resize(40 * look.unit(), narrow);
        const auto *paragraph = notice.findChild<QTextEdit *>();
        QTRY_VERIFY(paragraph->viewport()->height() >= qCeil(paragraph->document()->size().height()) - 1);
    }

    void offersAWayOut()
    {
        Look look;
        Notice notice(look);
        QAction action(QStringLiteral("Accept"), nullptr);
        QSignalSpy triggered(&action, &QAction::triggered);
        QObject::connect(&action, &QAction::triggered, &notice, [&] { notice.clear(); });
        notice.showText(Notice::Kind::Trouble, QStringLiteral("It failed."));
        notice.offer(&action);
        notice.show();
        auto *button = notice.findChild<QPushButton *>();
        QVERIFY(button && button->isVisible());
        QCOMPARE(button->text(), QStringLiteral("Accept"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!notice.findChild<QPushButton *>());
        notice.offer(&action);
        notice.showText(Notice::Kind::Trouble, QStringLiteral("Something else failed."));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!notice.findChild<QPushButton *>()); // the offer was for the other
    }

    void theTextCanBeSelectedAndNotChanged()
    {
        Look look;
        Notice notice(look);
        notice.showText(Notice::Kind::Info, QStringLiteral("A hint."));
        auto *paragraph = notice.findChild<QTextEdit *>();
        QVERIFY(paragraph->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QTest::keyClicks(paragraph, QStringLiteral("typed"));
        QCOMPARE(shownText(notice), QStringLiteral("A hint."));
    }

    void assistiveTechnologyHearsAnAlert()
    {
        Look look;
        Notice notice(look);
        notice.showText(Notice::Kind::Trouble, QStringLiteral("It failed."), QStringLiteral("Try again."));
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&notice);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::AlertMessage);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("It failed. Try again."));
    }

private:
    static QToolButton *moreButton(const Notice &notice)
    {
        for (QToolButton *button : notice.findChildren<QToolButton *>()) {
            if (button->isCheckable())
                return button;
        }
        return nullptr;
    }
    static QString shownText(const Notice &notice) { return notice.findChild<QTextEdit *>()->toPlainText(); }
};

QTEST_MAIN(tst_Notice)
#include "tst_notice.moc"
