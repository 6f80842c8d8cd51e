#include "core/net/iothread.h"

namespace wirebench {

IoThread::IoThread() : m_context(std::make_unique<QObject>()), m_reactor(Reactor::create())
{
    m_thread.setObjectName(QStringLiteral("io"));
    m_context->moveToThread(&m_thread);
    m_reactor->moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    runAndWait([this] { m_reactor.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void IoThread::runAndWait(const std::function<void()> &function)
{
    QMetaObject::invokeMethod(m_context.get(), function, Qt::BlockingQueuedConnection);
}

} // namespace wirebench
