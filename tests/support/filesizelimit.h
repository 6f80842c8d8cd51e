#pragma once

#include <csignal>
#include <sys/resource.h>

namespace wirebench::test {

/// No file of this process grows beyond a size while this lives: writing fails there as on a full disk (with EFBIG in
/// place of ENOSPC), and the signal that would end the process is ignored.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    void (*m_handler)(int) = SIG_DFL;
    rlimit m_before = {};
};

} // namespace wirebench::test
