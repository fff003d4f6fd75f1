// The window in which somebody logged in again has done its work.
if (window.opener) window.close()
