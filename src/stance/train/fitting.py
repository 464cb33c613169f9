"""Sparse matrices of named numbers, and logistic regression."""
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402
import scipy.sparse as sp  # noqa: E402
from scipy.optimize import minimize  # noqa: E402


def matrix(rows, place):
    data, row, column = [], [], []
    for i, pieces in enumerate(rows):
        for name, value in pieces.items():
            j = place.get(name)
            if j is not None and value:
                data.append(float(value)), row.append(i), column.append(j)
    return sp.csr_matrix((data, (row, column)), shape=(len(rows), len(place)))


def logistic(x, y, l2, weight=None, steps=60):
    """Weights for y in {-1, 1} under an L2 penalty for each column."""
    weight = np.ones(len(y)) if weight is None else weight

    def loss(w):
        z = y * (x @ w)
        return (weight * np.logaddexp(0, -z)).sum() + 0.5 * (l2 * w * w).sum(), -(x.T @ (weight * y / (1 + np.exp(np.clip(z, -30, 30))))) + l2 * w
    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x


def softmax(x, y, classes, l2, steps=60):
    n, d = x.shape

    def loss(w):
        w = w.reshape(d, classes)
        z = x @ w
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        value = -np.log(p[np.arange(n), y] + 1e-12).sum() + 0.5 * (l2[:, None] * w * w).sum()
        p[np.arange(n), y] -= 1
        return value, (x.T @ p + l2[:, None] * w).ravel()
    return minimize(loss, np.zeros(d * classes), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x.reshape(d, classes)
